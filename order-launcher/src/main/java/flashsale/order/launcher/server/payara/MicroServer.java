package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DigestStore;
import flashsale.order.launcher.server.MySqlDriver;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Project;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Payara Micro: one jar, with the application as a web archive. It has no administration at runtime, so each deployment is a restart.
 * Its command line and its environment hold the whole configuration, as in a container.
 */
public final class MicroServer extends ApplicationServer {
    public static final String PROGRAM = "Payara Micro";

    /** The message after the deployment of all archives, successful or not. */
    private static final String READY = " ready in ";

    /** The message after each successful deployment. */
    private static final String DEPLOYED = " was successfully deployed in ";

    private final MicroDirectory directory;
    private final MicroSettings micro;

    /** Creates a server whose application uses these services. */
    public MicroServer(Workspace workspace, Settings settings, ServiceAddresses services) {
        super(PROGRAM, workspace, settings, Port.HTTP);
        this.directory = new MicroDirectory(workspace.data(name()).resolve("micro"));
        this.micro = new MicroSettings(workspace, settings(), services);
    }

    @Override
    public Path application() {
        return Project.webApplication();
    }

    @Override
    public void deploy(Path archive, String name) throws IOException, InterruptedException {
        stop();
        directory.put(archive, name);
        start();
    }

    @Override
    public void undeploy(String name) throws IOException, InterruptedException {
        stop();
        directory.remove(name);
        start();
    }

    /** Puts the application into the directory from which the server deploys at its start. */
    @Override
    protected void prepareFor(Path application, String digest) throws IOException {
        if (!digest.equals(deployed())) {
            directory.delete();
            directory.put(application, APPLICATION);
            recordDeployed(digest);
        }
    }

    @Override
    protected DigestStore digests() {
        return new DigestStore(directory.path());
    }

    @Override
    protected void prepare() throws IOException {
        directory.prepare(micro.logging());
    }

    @Override
    protected List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(PayaraServer.OPTIONS);
        command.addAll(List.of(
                "-jar",
                Project.micro().toString(),
                "--nocluster",
                "--disablephonehome",
                "--port",
                Integer.toString(port(Port.HTTP)),
                "--rootdir",
                directory.root().toString(),
                "--logproperties",
                directory.logging().toString(),
                "--prebootcommandfile",
                directory.commands().toString(),
                "--postdeploycommandfile",
                directory.opening().toString(),
                "--addlibs",
                MySqlDriver.jar().toString()));
        directory.archives().forEach(archive -> command.addAll(List.of("--deploy", archive.toString())));
        return command;
    }

    @Override
    protected Map<String, String> environment() throws IOException {
        return micro.environment();
    }

    /** The server listens before it has deployed the application. */
    @Override
    protected boolean acceptsRequests() {
        try {
            return super.acceptsRequests() && consoleLines(READY) > 0;
        } catch (IOException noConsoleYet) {
            return false;
        }
    }

    @Override
    protected void afterStart() throws IOException {
        if (consoleLines(DEPLOYED) < directory.archives().size()) {
            throw new LauncherException("Payara Micro rejected the application; its log is " + console());
        }
    }

    private long consoleLines(String text) throws IOException {
        try (Stream<String> lines = Files.lines(console(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    /** The server logs to the console, as in a container. */
    @Override
    public List<Path> logs() {
        return List.of(console());
    }

    @Override
    protected Path directory() {
        return directory.path();
    }
}
