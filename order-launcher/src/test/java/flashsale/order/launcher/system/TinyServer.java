package flashsale.order.launcher.system;

import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DigestStore;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that is ready in an instant and deploys nothing. Its process is a {@link TinyServerProcess}. */
final class TinyServer extends ApplicationServer {
    TinyServer(Workspace workspace, Settings settings) {
        super("Tiny", workspace, settings, Port.HTTP);
    }

    /** Makes each further process end at once. */
    void corrupt() throws IOException {
        Files.createFile(directory().resolve("corrupt"));
    }

    @Override
    public void deploy(Path archive, String name) {
        // deploys nothing
    }

    @Override
    public void undeploy(String name) {
        // deploys nothing
    }

    @Override
    protected void prepareFor(Path application, String sha256) {
        // needs nothing
    }

    @Override
    protected DigestStore digests() {
        return new DigestStore(directory());
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(directory());
    }

    @Override
    protected List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target/test-classes").toAbsolutePath().toString(),
                TinyServerProcess.class.getName(),
                Integer.toString(port(Port.HTTP)));
    }
}
