package flashsale.order.launcher.process;

import java.io.IOException;

/** A step of a start or a stop, which may do I/O and wait. */
@FunctionalInterface
public interface ThrowingRunnable {
    void run() throws IOException, InterruptedException;
}
