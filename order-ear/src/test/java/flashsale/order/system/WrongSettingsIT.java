package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application with settings that it cannot start with. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WrongSettingsIT {

    private static final String WRONG = "wrong";
    private static final String NO_KEY = "no-key";

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = WRONG, managed = false, testable = false)
    static EnterpriseArchive wrong() {
        return with(WRONG, "flashsale.consumer.loops=many", "flashsale.rate-limit.orders-per-minute=-1");
    }

    @Deployment(name = NO_KEY, managed = false, testable = false)
    static EnterpriseArchive withoutKey() {
        return with(NO_KEY, "mp.jwt.verify.publickey.location=/no/such/key.pem");
    }

    private static EnterpriseArchive with(String name, String... wrong) {
        // above that of system properties, which is 400
        String settings = "config_ordinal=500\n" + String.join("\n", wrong);
        return ShrinkWrap.create(ZipImporter.class, name + ".ear")
                .importFrom(new File("target/flashsale.ear"))
                .as(EnterpriseArchive.class)
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "settings.jar")
                        .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties"));
    }

    @Test
    void theyKeepItFromStartingAndAreAllNamedInTheLog() throws IOException {
        refuses(WRONG);

        assertThat(ServerLogs.lineWith("Wrong settings: ").orElse("none"))
                .contains("flashsale.consumer.loops is 'many'; expected a whole number from 1 to 16")
                .contains("flashsale.rate-limit.orders-per-minute is '-1'");
    }

    @Test
    void aKeyThatIsNotThereIsNamedInTheLog() throws IOException {
        refuses(NO_KEY);

        assertThat(ServerLogs.lineWith("Wrong settings: ").orElse("none"))
                .contains("mp.jwt.verify.publickey.location is '/no/such/key.pem'");
    }

    private void refuses(String deployment) {
        try {
            assertThatThrownBy(() -> deployer.deploy(deployment)).hasMessageContaining("not deployed");
        } finally {
            deployer.undeploy(deployment);
        }
    }
}
