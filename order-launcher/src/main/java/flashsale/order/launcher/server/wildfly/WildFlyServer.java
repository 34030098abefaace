package flashsale.order.launcher.server.wildfly;

import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DigestStore;
import flashsale.order.launcher.server.Zip;
import flashsale.order.launcher.workspace.Distribution;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Project;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly with a base directory of its own. Deployments do not change its configuration, so each start begins without an application. */
public final class WildFlyServer extends ApplicationServer {
    public static final String PROGRAM = "WildFly";

    private final WildFlyBaseDirectory base;
    private final WildFlyAdmin admin;

    /** Creates a server whose application uses these services. */
    public WildFlyServer(Workspace workspace, Settings settings, ServiceAddresses services) {
        super(PROGRAM, workspace, settings, Port.HTTP, Port.ADMIN);
        Path wildfly = workspace.distributions().resolve("wildfly39");
        Path directory = workspace.data(name()).resolve("wildfly");
        this.base = new WildFlyBaseDirectory(wildfly, directory, new WildFlySettings(workspace, settings(), services));
        this.admin = new WildFlyAdmin(adminPort(), DEPLOYMENT);
    }

    @Override
    public void deploy(Path archive, String name) throws IOException, InterruptedException {
        admin.deploy(archive, name);
    }

    @Override
    public void undeploy(String name) throws IOException, InterruptedException {
        admin.undeploy(name);
    }

    /** Does nothing, because a start removes all deployments. */
    @Override
    protected void prepareFor(Path application, String digest) {
        // nothing to prepare
    }

    @Override
    protected DigestStore digests() {
        return base.digests();
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        Distribution.unpackOnce(base.wildfly(), into -> Zip.unpack(Project.distribution("wildfly"), into));
        base.create();
        recordNothingDeployed();
    }

    @Override
    protected List<String> command() {
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(base.wildfly())
                .setBaseDirectory(base.directory())
                .setServerReadOnlyConfiguration("standalone.xml")
                .setJavaHome(System.getProperty("java.home"))
                .setJavaOptions(jvmOptions())
                .addJavaOption("-Djboss.server.log.dir=" + logs().get(0).getParent());
        command.addModuleDir(base.modules().toString());
        command.setPropertiesFile(base.properties());
        return command.build();
    }

    /** The server listens long before it takes operations. */
    @Override
    protected boolean acceptsRequests() {
        return super.acceptsRequests() && admin.running();
    }

    @Override
    protected Path directory() {
        return base.directory();
    }
}
