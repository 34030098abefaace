package flashsale.order.simulation.benchmark.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** What a benchmark asks of the machine that the system runs on. Called by one thread at a time. */
public interface SystemControl {
    /** The process of each service, by its name: {@code server}, {@code kafka}, {@code redis}, {@code database}. */
    Map<String, Long> pids();

    /** Holds the server back as it is (SIGSTOP), so that a backlog can grow. */
    void freezeServer() throws IOException, InterruptedException;

    /** Lets the server go on (SIGCONT); no fault when it was not held back. */
    void thawServer() throws IOException, InterruptedException;

    /**
     * Deploys a web archive beside the application, until {@link #undeploy()}.
     *
     * @return the address of its context root, with a slash at the end
     */
    URI deploy(Path war) throws IOException, InterruptedException;

    void undeploy() throws IOException, InterruptedException;
}
