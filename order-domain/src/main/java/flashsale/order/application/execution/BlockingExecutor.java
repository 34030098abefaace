package flashsale.order.application.execution;

/**
 * Runs tasks of operators that may block, so that they hold neither the server's threads nor those that answer customers. It is no {@link
 * java.util.concurrent.Executor}, so that it is not injected in place of the one for responses.
 */
@FunctionalInterface
public interface BlockingExecutor {

    /** Runs the task on a thread of its own, once one is free. */
    void execute(Runnable task);
}
