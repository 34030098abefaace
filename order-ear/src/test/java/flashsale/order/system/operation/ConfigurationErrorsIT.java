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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application refuses to start with invalid settings. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConfigurationErrorsIT {

    private static final String INVALID = "wrong";

    @ArquillianResource
    Deployer deployer;

    /** Only settings of the EJB module: a web module that fails after it would leave Payara's health checks broken for later tests. */
    @Deployment(name = INVALID, managed = false, testable = false)
    static EnterpriseArchive invalid() throws IOException {
        return ConfiguredApplication.with(
                Map.of("flashsale.consumer.loops", "many", "flashsale.rate-limit.orders-per-minute", "-1"));
    }

    @Test
    void invalidSettingsStopTheDeploymentAndAreAllLogged() throws IOException {
        assertThatThrownBy(() -> deployer.deploy(INVALID)).hasMessageContaining("not deployed");

        assertThat(ServerLogs.lastLineContaining("Wrong settings: ").orElse("none"))
                .contains("flashsale.consumer.loops is 'many'; expected a whole number from 1 to 16")
                .contains("flashsale.rate-limit.orders-per-minute is '-1'");
    }

    @AfterEach
    void end() {
        deployer.undeploy(INVALID);
    }
}
