package flashsale.order.system;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The server of {@link RealSystem}, whichever it is, as Arquillian's container: archives take the way that the launcher's take. */
public final class LauncherContainer implements DeployableContainer<LauncherContainer.NoConfiguration> {

    private static final String NAME = "flashsale";

    /** There is nothing to configure. */
    public static final class NoConfiguration implements ContainerConfiguration {
        @Override
        public void validate() {
            // always valid
        }
    }

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    /** No test runs inside of the server. */
    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("none");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            File file = Files.createDirectories(Path.of("target", "deployments").toAbsolutePath())
                    .resolve(archive.getName())
                    .toFile();
            archive.as(ZipExporter.class).exportTo(file, true);
            RealSystem.server().deploy(file.toPath(), NAME);
            RealSystem.server().awaitReady();
            URI http = RealSystem.server().http();
            HTTPContext context = new HTTPContext(http.getHost(), http.getPort()).add(new Servlet("default", "/"));
            return new ProtocolMetaData().addContext(context);
        } catch (IOException | RuntimeException refused) {
            throw new DeploymentException(archive.getName() + " is not deployed", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeploymentException(archive.getName() + " is not deployed", stopped);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            RealSystem.server().undeploy(NAME);
        } catch (IOException | RuntimeException refused) {
            throw new DeploymentException(archive.getName() + " stays", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeploymentException(archive.getName() + " stays", stopped);
        }
    }
}
