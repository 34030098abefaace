package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DigestStore;
import flashsale.order.launcher.server.Zip;
import flashsale.order.launcher.workspace.Distribution;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Project;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Payara Server 6 with a domain of its own, whose deployments survive a restart. */
public final class PayaraServer extends ApplicationServer {
    public static final String PROGRAM = "Payara";

    /** System properties of the JVM of Payara Server and Payara Micro. */
    static final List<String> OPTIONS = List.of(
            // Without it, each token makes Payara search all jars for the provider.
            "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl",
            // With more threads, HK2 sometimes modifies a list that is not thread-safe, and the server ends at once.
            "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS");

    /** The time for closing the listener before a stop. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(250);

    private final PayaraDomain domain;
    private final PayaraAdmin admin;

    /** Creates a server whose application uses these services. */
    public PayaraServer(Workspace workspace, Settings settings, ServiceAddresses services) {
        super(PROGRAM, workspace, settings, Port.HTTP, Port.ADMIN);
        Path payara = workspace.distributions().resolve("payara6");
        Path directory = workspace.data(name()).resolve("flashsale");
        this.domain = new PayaraDomain(payara, directory, new PayaraSettings(workspace, settings(), services));
        this.admin = new PayaraAdmin(adminPort(), DEPLOYMENT);
    }

    @Override
    public void deploy(Path archive, String name) throws IOException, InterruptedException {
        admin.deploy(archive, name);
        open();
    }

    @Override
    public void undeploy(String name) throws IOException, InterruptedException {
        if (name.equals(APPLICATION)) {
            admin.setListener(false);
        }
        admin.undeploy(name);
    }

    /** The listener of the customers stays closed until {@link #open()}. */
    @Override
    protected boolean acceptsRequests() {
        return Await.listens(adminPort());
    }

    @Override
    protected void open() throws IOException, InterruptedException {
        if (!Await.listens(port(Port.HTTP))) {
            // The administration answers once the applications of an earlier start are loaded.
            if (!Await.until(DEPLOYMENT, POLL, () -> admin.started() || !running()) || !running()) {
                throw new LauncherException("Payara did not load its applications; its log is " + logs().get(0));
            }
            admin.setListener(true);
        }
    }

    /** Closes the listener, unless the server does not respond: its stop then takes longer and customers may get its error pages. */
    @Override
    protected void beforeStop() throws InterruptedException {
        try {
            new PayaraAdmin(adminPort(), CLOSING).setListener(false);
        } catch (IOException | LauncherException unresponsive) {
            // The process is stopped all the same.
        }
    }

    /** Deletes the domain if it would start with another application. */
    @Override
    protected void prepareFor(Path application, String digest) throws IOException {
        if (!digest.equals(deployed())) {
            domain.delete();
        }
    }

    @Override
    protected DigestStore digests() {
        return domain.digests();
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        Distribution.unpackOnce(domain.payara(), into -> Zip.unpack(Project.distribution("payara"), into));
        domain.create();
    }

    @Override
    protected List<String> command() throws IOException {
        List<String> options = new ArrayList<>(jvmOptions());
        options.addAll(OPTIONS);
        List<String> command = new ArrayList<>(domain.command());
        command.addAll(command.indexOf(PayaraDomain.MAIN), options);
        return command;
    }

    @Override
    protected void afterStart() throws IOException {
        List<String> rejected = Files.readAllLines(console()).stream()
                .filter(line -> line.contains("Boot Command") && line.contains("failed"))
                .toList();
        if (!rejected.isEmpty()) {
            throw new LauncherException("Payara rejected its configuration: " + String.join("; ", rejected));
        }
        domain.recordConfigured();
    }

    @Override
    protected Path directory() {
        return domain.directory();
    }

    /** Payara reads the passwords of its administrator from the standard input; they are empty. */
    @Override
    protected String standardInput() {
        return System.lineSeparator();
    }
}
