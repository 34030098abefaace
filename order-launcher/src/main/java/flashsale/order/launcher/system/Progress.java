package flashsale.order.launcher.system;

import flashsale.order.launcher.process.ThrowingRunnable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The progress report of a start or a stop: one short line per step, with its duration. Steps may run concurrently. */
public record Progress(PrintStream out) {
    /** Prints nothing. */
    public static final Progress NONE =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    /** Runs the step, then prints its name and its duration. */
    public void run(String name, ThrowingRunnable step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        step.run();
        out.printf(Locale.ROOT, "%-44s %5.1f s%n", name, (System.nanoTime() - start) / 1e9);
    }

    /** Prints a line. */
    public void print(String line) {
        out.println(line);
    }
}
