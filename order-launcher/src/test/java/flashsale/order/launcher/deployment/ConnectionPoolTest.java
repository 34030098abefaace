package flashsale.order.launcher.deployment;

import static flashsale.order.launcher.deployment.DeploymentFiles.ROOT;
import static flashsale.order.launcher.deployment.DeploymentFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the scripts of all servers create the same connection pool. */
class ConnectionPoolTest {

    @ParameterizedTest
    @CsvSource({
        "useServerPrepStmts, true",
        "cachePrepStmts, true",
        "prepStmtCacheSize, 100",
        "prepStmtCacheSqlLimit, 32768",
        "openTelemetry, DISABLED"
    })
    void everyServerSetsTheDriversProperties(String name, String value) {
        assertThat(text(ROOT.resolve("server-config/payara/flashsale.asadmin"))).contains(":" + name + "=" + value);
        assertThat(text(ROOT.resolve("server-config/micro/flashsale.asadmin"))).contains(":" + name + "=" + value);
        assertThat(text(ROOT.resolve("server-config/wildfly/flashsale.cli")))
                .contains("connection-properties=" + name + ":add(value=" + value + ")");
    }
}
