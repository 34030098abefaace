package flashsale.order.launcher.process;

import java.io.IOException;

/** A part of a start or a stop. */
@FunctionalInterface
public interface ThrowingRunnable {
    void run() throws IOException, InterruptedException;
}
