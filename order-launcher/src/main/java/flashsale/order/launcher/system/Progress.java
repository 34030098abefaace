package flashsale.order.launcher.system;

import flashsale.order.launcher.process.ThrowingRunnable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the user sees of a start or a stop: one short line a step, with its seconds. Steps may run at the same time. */
public record Progress(PrintStream out) {
    /** Tells nobody. */
    public static final Progress NONE =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    /** Runs the step, and then tells what it was and how long it took. */
    public void run(String what, ThrowingRunnable step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        step.run();
        out.printf(Locale.ROOT, "%-44s %5.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    /** Tells a line. */
    public void say(String line) {
        out.println(line);
    }
}
