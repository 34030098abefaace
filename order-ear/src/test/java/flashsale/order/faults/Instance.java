package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.server.ApplicationServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server with the application as built. */
final class Instance {

    /** A deployment has two loaders for its libraries: one for a look at its annotations, which loads a few, and the one to run it. */
    private static final int CLASSES_LOOKED_AT_TO_DEPLOY = 500;

    /** As the launcher names it. */
    private static final String APPLICATION = "flashsale";

    private final ApplicationServer server;

    Instance(ApplicationServer server) {
        this.server = server;
    }

    URI http() {
        return server.http();
    }

    boolean running() {
        return server.running();
    }

    /** Returns when it is ready. */
    void start() throws IOException, InterruptedException {
        server.run(server.application());
    }

    /** Returns when the application is there, ready or not. */
    void startUnready() throws IOException, InterruptedException {
        server.startAndDeploy(server.application());
    }

    void stop() throws IOException, InterruptedException {
        server.stop();
    }

    void kill() throws InterruptedException {
        process().kill();
    }

    void freeze() throws IOException, InterruptedException {
        process().pause();
    }

    void thaw() throws IOException, InterruptedException {
        process().resume();
    }

    /** Takes the application away from its running server, in order. */
    void leave() throws IOException, InterruptedException {
        server.undeploy(APPLICATION);
    }

    /** Brings the application back, as it was before {@link #leave()}. */
    void join() throws IOException, InterruptedException {
        server.deploy(server.application(), APPLICATION);
    }

    /** Returns how many deployments of the application are in the memory of its server, the one that serves included. */
    long deploymentsInMemory() throws IOException, InterruptedException {
        ask("GC.run");
        return ask("VM.classloader_stats")
                .lines()
                .filter(line -> line.contains("EarLibClassLoad"))
                .filter(line -> classes(line) > CLASSES_LOOKED_AT_TO_DEPLOY)
                .count();
    }

    /** The fourth column. */
    private static int classes(String line) {
        return Integer.parseInt(line.split("\\s+")[3]);
    }

    private String ask(String question) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(process().pid()), question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    private OsProcess process() {
        return server.process().orElseThrow();
    }
}
