package flashsale.order.launcher.process;

import java.io.IOException;

/** A part of a start or a stop. */
@FunctionalInterface
public interface Step {
    void run() throws IOException, InterruptedException;
}
