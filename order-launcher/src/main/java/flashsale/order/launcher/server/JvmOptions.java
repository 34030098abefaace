package flashsale.order.launcher.server;

import flashsale.order.launcher.workspace.ResourceLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of an application server's JVM: its sizes, its collector and the thresholds of its compiler. Containers repeat the
 * fixed {@code -XX} options in {@code deploy/jvm.options}.
 *
 * @param temporary the directory for temporary files
 */
record JvmOptions(ResourceLimits limits, Path temporary) {
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    /** Returns all options, in the order of the command line. */
    List<String> all() {
        List<String> options = new ArrayList<>(List.of(
                "-Xms" + limits.serverHeap() + "m",
                "-Xmx" + limits.serverHeap() + "m",
                "-XX:MaxMetaspaceSize=" + limits.serverMetaspace() + "m",
                // The size of a server's classes; if it were smaller, each growth would begin with a full collection.
                "-XX:MetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+UseParallelGC",
                // Long-lived objects, waiting clients among them, get more of the heap than the usual two thirds.
                "-XX:NewRatio=3",
                "-XX:MaxDirectMemorySize=64m",
                // Otherwise each thread would keep a direct buffer as large as its largest read or write.
                "-Djdk.nio.maxCachedBufferSize=262144",
                "-XX:-UsePerfData",
                // C2 compiles methods sooner, so that it has done most of its work when the warm-up ends.
                "-XX:Tier4InvocationThreshold=1500",
                "-XX:Tier4MinInvocationThreshold=200",
                "-XX:Tier4CompileThreshold=4000",
                // C2 inlines less than usual, because it shares two processors with the orders, and calls are many
                // layers deep.
                "-XX:MaxInlineLevel=9",
                "-XX:FreqInlineSize=150",
                "-XX:InlineSmallCode=1500",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary));
        if (LINUX) {
            // A JVM on another system does not know this option and would not start.
            options.add("-XX:+UseTransparentHugePages");
        }
        return options;
    }
}
