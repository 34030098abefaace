package flashsale.order.launcher.service;

import flashsale.order.launcher.Addresses;
import flashsale.order.launcher.LauncherException;
import flashsale.order.launcher.LocalServices;
import flashsale.order.launcher.Port;
import flashsale.order.launcher.Project;
import flashsale.order.launcher.Settings;
import flashsale.order.launcher.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Server 6 with a domain of its own, made for the services that the application uses. The domain is made anew whenever its
 * settings or the application change while it does not run, so it holds nothing that must be kept.
 */
public final class PayaraServer extends ApplicationServer {
    private static final Duration DEPLOYMENT = Duration.ofMinutes(3);
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    private final PayaraDomain domain;
    private final PayaraAdmin admin;
    private String application = "";

    public PayaraServer(Workspace workspace, Settings settings, LocalServices services) {
        this(workspace, settings, services.addresses());
    }

    /** Makes one whose application is told these addresses. */
    public PayaraServer(Workspace workspace, Settings settings, Addresses services) {
        super(workspace, settings, Port.HTTP, Port.ADMIN);
        Path payara = workspace.distributions().resolve("payara6");
        Path directory = workspace.data(name()).resolve("flashsale");
        this.domain = new PayaraDomain(payara, directory, new PayaraSettings(workspace, settings(), services));
        this.admin = new PayaraAdmin(port(Port.ADMIN), DEPLOYMENT);
    }

    /** Returns the port of its administration, without user and password. */
    public int adminPort() {
        return port(Port.ADMIN);
    }

    @Override
    public void run(Path application) throws IOException, InterruptedException {
        String digest = Digest.of(application);
        if (!running() && !digest.equals(domain.deployed())) {
            domain.delete();
        }
        long logged = PayaraLog.length(domain.log());
        start();
        try {
            if (!digest.equals(domain.deployed())) {
                admin.deploy(application, "flashsale");
                domain.deployed(digest);
            }
            new Readiness(http()).await(DEPLOYMENT, () -> !running());
        } catch (LauncherException refused) {
            throw new LauncherException(
                    PayaraLog.wrongSettings(domain.log(), logged).orElse(refused.getMessage()), refused);
        }
    }

    /**
     * Deploys a web archive beside the application, until {@link #undeploy}. As long as it is there the domain does not count as one
     * with just this application, so a launcher that dies meanwhile leaves a domain that is made anew.
     */
    public void deployBeside(Path war, String context) throws IOException, InterruptedException {
        application = domain.deployed();
        domain.deployed("");
        admin.deploy(war, context);
    }

    /** Takes a web archive away that {@link #deployBeside} brought. */
    public void undeploy(String context) throws IOException, InterruptedException {
        admin.undeploy(context);
        domain.deployed(application);
    }

    @Override
    public List<Path> logs() {
        return List.of(domain.log(), console());
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        Distribution.unpackOnce(domain.payara(), into -> Zip.unpack(Project.payaraZip(), "payara6/", into));
        domain.make();
    }

    @Override
    protected List<String> command() throws IOException {
        List<String> command = new ArrayList<>(domain.command());
        command.addAll(
                command.indexOf(PayaraDomain.MAIN),
                List.of(
                        "-Xms" + settings().sizes().serverHeap() + "m",
                        "-Xmx" + settings().sizes().serverHeap() + "m",
                        "-XX:MaxMetaspaceSize=" + settings().sizes().serverMetaspace() + "m",
                        // What the server's classes take; below it each growth would begin with a full collection.
                        "-XX:MetaspaceSize=160m",
                        "-XX:ReservedCodeCacheSize=96m",
                        "-XX:+UseParallelGC",
                        "-XX:MaxDirectMemorySize=64m",
                        "-XX:-UsePerfData",
                        // C2 takes methods up sooner, so that it has done most of its work when the rehearsal ends.
                        "-XX:Tier4InvocationThreshold=1500",
                        "-XX:Tier4MinInvocationThreshold=200",
                        "-XX:Tier4CompileThreshold=4000",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl",
                        "-Djava.io.tmpdir=" + workspace().temporary()));
        if (LINUX) {
            // Java elsewhere does not know it, and would not start.
            command.add(command.indexOf(PayaraDomain.MAIN), "-XX:+UseTransparentHugePages");
        }
        return command;
    }

    @Override
    protected boolean answers() {
        return Await.listens(port(Port.HTTP)) && Await.listens(port(Port.ADMIN));
    }

    @Override
    protected void answered() throws IOException {
        List<String> refused = Files.readAllLines(console()).stream()
                .filter(line -> line.contains("Boot Command") && line.contains("failed"))
                .toList();
        if (!refused.isEmpty()) {
            throw new LauncherException("Payara refuses its configuration: " + String.join("; ", refused));
        }
        domain.configured();
    }

    @Override
    protected Path directory() {
        return domain.directory();
    }

    @Override
    protected Path console() {
        return workspace().log("server-console");
    }

    /** Payara wants its administrator's passwords here; there are none. */
    @Override
    protected String input() {
        return System.lineSeparator();
    }
}
