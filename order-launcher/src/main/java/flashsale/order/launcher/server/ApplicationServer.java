package flashsale.order.launcher.server;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.process.RestartHistory;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Project;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that the application runs on (template method: a subclass prepares the directory, names the command, deploys and
 * undeploys). The launcher generates the server's configuration for the services of the application. It may recreate the directory at
 * any start, so nothing of value is kept there.
 */
public abstract class ApplicationServer extends LocalService {
    /** The name of the service, the same for every kind of server. */
    public static final String NAME = "server";

    /** The timeout of a deployment. */
    protected static final Duration DEPLOYMENT = Duration.ofMinutes(3);

    protected static final String APPLICATION = "flashsale";

    /** The name of the digest of the deployed application. */
    private static final String DEPLOYED = "deployed";

    private final String program;
    private String application = "";

    /**
     * @param program the name of the server for people, such as Payara
     * @param ports the ports of its listeners; it accepts requests when it listens on all of them
     */
    protected ApplicationServer(String program, Workspace workspace, Settings settings, Port... ports) {
        super(NAME, workspace, settings, ports);
        this.program = program;
    }

    /** Returns the address of the HTTP listener, {@code http://127.0.0.1:port}. */
    public final URI http() {
        return URI.create("http://127.0.0.1:" + port(Port.HTTP));
    }

    /** Returns the archive of the application for this kind of server. */
    public Path application() {
        return Project.application();
    }

    /** Returns the port of the administration, which needs no user and password. */
    public final int adminPort() {
        return port(Port.ADMIN);
    }

    /**
     * Starts the server if it does not run, deploys the application if the archive changed, and returns when the application is ready:
     * when {@code /health/ready} returns 200 with at least one check.
     *
     * @throws LauncherException if another kind of server runs already, if the server rejects the application, or if the application
     *     does not become ready in time
     */
    public final void run(Path application) throws IOException, InterruptedException {
        ServerLog log = new ServerLog(logs().get(0));
        long logged = log.length();
        try {
            startAndDeploy(application);
            awaitReady();
        } catch (LauncherException refused) {
            throw new LauncherException(log.wrongSettings(logged).orElse(refused.getMessage()), refused);
        }
    }

    /** Returns when the health checks of the application are up; throws with those that are not if the time is over. */
    public final void awaitReady() throws InterruptedException {
        new ReadinessProbe(http()).await(DEPLOYMENT, () -> !running());
    }

    /** Does the same as {@link #run}, but returns when the application is deployed, ready or not. */
    public final void startAndDeploy(Path application) throws IOException, InterruptedException {
        String sha256 = Sha256.of(application);
        if (!running()) {
            prepareFor(application, sha256);
        }
        start();
        if (!sha256.equals(deployed())) {
            deploy(application, APPLICATION);
            recordDeployed(sha256);
        }
        open();
    }

    /**
     * Deploys a web archive beside the application, until {@link #undeployWebArchive}. Meanwhile no application is recorded as
     * deployed, so if this launcher dies, the next one deploys afresh.
     *
     * @param context the name and the context root of the archive
     */
    public final void deployWebArchive(Path war, String context) throws IOException, InterruptedException {
        application = deployed();
        recordNothingDeployed();
        deploy(war, context);
    }

    /** Undeploys the archive that {@link #deployWebArchive} deployed. */
    public final void undeployWebArchive(String context) throws IOException, InterruptedException {
        undeploy(context);
        recordDeployed(application);
    }

    /** Opens the listener for customers if it is closed; does nothing where it always is open. */
    protected void open() throws IOException, InterruptedException {}

    /** Deploys an archive under a name, and replaces one of that name. The name is the context root of a web archive. */
    public abstract void deploy(Path archive, String name) throws IOException, InterruptedException;

    /** Undeploys an archive. */
    public abstract void undeploy(String name) throws IOException, InterruptedException;

    @Override
    public List<Path> logs() {
        return List.of(workspace().log("server"), console());
    }

    /** Returns the restarts since its supervision began. */
    public final RestartHistory restarts() {
        return new RestartHistory(workspace().restarts(NAME));
    }

    /** Returns the last line that the process wrote to its console, which tells why it ended, or an empty string. */
    public final String lastOutput() {
        try (Stream<String> lines = Files.lines(console(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
        } catch (IOException noConsole) {
            return "";
        }
    }

    /** Returns the digest of the deployed application, or an empty string. */
    protected final String deployed() throws IOException {
        return digests().read(DEPLOYED);
    }

    /** Records the digest of the deployed application. */
    protected final void recordDeployed(String sha256) throws IOException {
        digests().write(DEPLOYED, sha256);
    }

    /** Records that no application is deployed. */
    protected final void recordNothingDeployed() throws IOException {
        recordDeployed("");
    }

    /** Prepares the next start for this application. */
    protected abstract void prepareFor(Path application, String sha256) throws IOException;

    /** Returns the store for digests of the configuration and the application. */
    protected abstract DigestStore digests();

    /** Returns the options of the JVM that every server gets. */
    protected final List<String> jvmOptions() {
        return new JvmOptions(settings().resourceLimits(), workspace().temporary()).all();
    }

    @Override
    protected boolean acceptsRequests() {
        return settings().ports().values().stream().allMatch(Await::listens);
    }

    @Override
    protected final Path console() {
        return workspace().log("server-console");
    }

    @Override
    protected final String program() {
        return program;
    }
}
