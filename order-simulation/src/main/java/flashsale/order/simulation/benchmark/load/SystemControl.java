package flashsale.order.simulation.benchmark.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Control of the system's processes, for a benchmark. Called by one thread at a time. */
public interface SystemControl {
    /** Process ids by service name: {@code server}, {@code kafka}, {@code redis}, {@code database}. */
    Map<String, Long> pids();

    /** Freezes the server (SIGSTOP), so that a backlog can grow. */
    void freezeServer() throws IOException, InterruptedException;

    /** Thaws the server (SIGCONT); does nothing if it is not frozen. */
    void thawServer() throws IOException, InterruptedException;

    /**
     * Deploys a web archive beside the application, until {@link #undeploy()}.
     *
     * @return the address of its context root, with a slash at the end
     */
    URI deploy(Path war) throws IOException, InterruptedException;

    void undeploy() throws IOException, InterruptedException;
}
