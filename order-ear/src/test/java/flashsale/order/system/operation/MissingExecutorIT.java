package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flashsale.order.system.fixture.ConfiguredApplication;
import flashsale.order.system.fixture.ServerLogs;
import java.io.IOException;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The application on a server that lacks the configured managed executor service. It runs on WildFly only: Payara keeps the health
 * checks of an application whose start-up bean failed until the server restarts, which would break later tests.
 */
@Tag("each-server")
@EnabledIfSystemProperty(named = "flashsale.test.server", matches = "wildfly")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MissingExecutorIT {

    private static final String NO_EXECUTOR = "no-executor";

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = NO_EXECUTOR, managed = false, testable = false)
    static EnterpriseArchive withoutExecutor() throws IOException {
        return ConfiguredApplication.with(Map.of("flashsale.consumer.executor", "concurrent/missing"));
    }

    @Test
    void aMissingExecutorStopsTheDeploymentAndIsLogged() throws IOException {
        assertThatThrownBy(() -> deployer.deploy(NO_EXECUTOR)).hasMessageContaining("not deployed");

        assertThat(ServerLogs.lastLineContaining("Wrong settings: flashsale.consumer.executor")
                        .orElse("none"))
                .contains("'concurrent/missing', which this server does not have; expected the JNDI name of a managed"
                        + " executor service of the server with 6 free threads");
    }

    @AfterEach
    void end() {
        deployer.undeploy(NO_EXECUTOR);
    }
}
