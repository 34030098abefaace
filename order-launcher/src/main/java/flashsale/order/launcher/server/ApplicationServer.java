package flashsale.order.launcher.server;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Project;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server that the application runs on, with a configuration of its own that is made for the services which the application uses.
 * It is made anew whenever it must be, so it holds nothing that must be kept. A new kind of server says how its directory is prepared,
 * what starts it, and how it takes an application and lets go of it; all else is here.
 */
public abstract class ApplicationServer extends LocalService {
    /** The name of the service, whichever server it is. */
    public static final String NAME = "server";

    /** How long a server may take to deploy an application. */
    protected static final Duration DEPLOYMENT = Duration.ofMinutes(3);

    protected static final String APPLICATION = "flashsale";

    private static final String DEPLOYED = "deployed";

    private final String program;
    private String application = "";

    /**
     * @param program the server's name for people, such as Payara
     * @param ports where it listens; it answers when it does so at all of them
     */
    protected ApplicationServer(String program, Workspace workspace, Settings settings, Port... ports) {
        super(NAME, workspace, settings, ports);
        this.program = program;
    }

    /** Returns the address of its HTTP listener, {@code http://127.0.0.1:port}. */
    public final URI http() {
        return URI.create("http://127.0.0.1:" + port(Port.HTTP));
    }

    /** Returns the application as it is built for this server. */
    public Path application() {
        return Project.application();
    }

    /** Returns the port of its administration, without user and password. */
    public final int adminPort() {
        return port(Port.ADMIN);
    }

    /**
     * Starts the server if it does not run, with the application as it now is in the file, and returns when that is ready: when
     * {@code /health/ready} answers 200 with at least one check.
     *
     * @throws LauncherException if another kind of server runs already, if the server refuses the application or if that does not
     *     become ready in time
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

    /** Returns when what is deployed is ready, as it says itself; throws with what is missing if it is not in time. */
    public final void awaitReady() throws InterruptedException {
        new ReadinessProbe(http()).await(DEPLOYMENT, () -> !running());
    }

    /** Does what {@link #run} does, but returns when the application is deployed, ready or not. */
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
    }

    /**
     * Deploys a web archive beside the application, until {@link #undeployWebArchive}. As long as it is there the server does not count as one with
     * just this application, so a launcher that dies meanwhile leaves one that is made anew.
     *
     * @param context its name and its context root
     */
    public final void deployWebArchive(Path war, String context) throws IOException, InterruptedException {
        application = deployed();
        recordNothingDeployed();
        deploy(war, context);
    }

    /** Takes a web archive away that {@link #deployWebArchive} brought. */
    public final void undeployWebArchive(String context) throws IOException, InterruptedException {
        undeploy(context);
        recordDeployed(application);
    }

    /** Deploys an archive under a name, which is a web archive's context root, too; one that is there is replaced. */
    public abstract void deploy(Path archive, String name) throws IOException, InterruptedException;

    /** Takes an archive away. */
    public abstract void undeploy(String name) throws IOException, InterruptedException;

    @Override
    public List<Path> logs() {
        return List.of(workspace().log("server"), console());
    }

    /** Returns the digest of the application that is deployed, or nothing. */
    protected final String deployed() throws IOException {
        return digests().read(DEPLOYED);
    }

    /** Writes down which application is deployed. */
    protected final void recordDeployed(String sha256) throws IOException {
        digests().write(DEPLOYED, sha256);
    }

    /** Writes down that nothing is deployed. */
    protected final void recordNothingDeployed() throws IOException {
        recordDeployed("");
    }

    /** Prepares for a start with this application. */
    protected abstract void prepareFor(Path application, String sha256) throws IOException;

    /** Returns where it is written down what was done to the server. */
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
