package flashsale.order.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.Executor;

/**
 * The threads that write the answers of calls which waited without one. They are few, so that a burst of acknowledgements does
 * not become a burst of threads; and they are not Kafka's, which must not wait for a client's connection. Of the
 * caller's context they need the application alone; without its class loader Jersey cannot answer on Payara.
 * Part of the resource that uses it, because the executor is found only from a thread of this module.
 */
@Dependent
@ContextServiceDefinition(
        name = AnswerThreads.CONTEXT,
        propagated = ContextServiceDefinition.APPLICATION,
        cleared = {},
        unchanged = ContextServiceDefinition.ALL_REMAINING)
@ManagedExecutorDefinition(name = AnswerThreads.NAME, context = AnswerThreads.CONTEXT, maxAsync = AnswerThreads.COUNT)
public class AnswerThreads implements Executor {

    static final String NAME = "java:module/concurrent/answers";
    static final String CONTEXT = "java:module/concurrent/answer-context";
    static final int COUNT = 4;

    @Resource(lookup = NAME)
    ManagedExecutorService executor;

    @Override
    public void execute(Runnable answer) {
        executor.execute(answer);
    }
}
