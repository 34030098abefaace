package flashsale.order.launcher.service;

import flashsale.order.launcher.Port;
import flashsale.order.launcher.Settings;
import flashsale.order.launcher.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server that the application runs on. */
public abstract class ApplicationServer extends LocalService {
    protected ApplicationServer(Workspace workspace, Settings settings, Port... ports) {
        super("server", workspace, settings, ports);
    }

    /** Returns the address of its HTTP listener, {@code http://127.0.0.1:port}. */
    public final URI http() {
        return URI.create("http://127.0.0.1:" + port(Port.HTTP));
    }

    /**
     * Starts the server if it does not run, with the application as it now is in the file, and returns when that is ready: when
     * {@code /health/ready} answers 200 with at least one check.
     *
     * @throws flashsale.order.launcher.LauncherException if the server refuses the application or it does not become ready in time
     */
    public abstract void run(Path application) throws IOException, InterruptedException;
}
