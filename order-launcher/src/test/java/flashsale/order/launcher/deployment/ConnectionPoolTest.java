package flashsale.order.launcher.deployment;

import static flashsale.order.launcher.deployment.DeploymentFiles.ROOT;
import static flashsale.order.launcher.deployment.DeploymentFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    /** A server without these would hold the rows of its transaction for as long as it is frozen. */
    @Test
    void everyServerLimitsTheSilenceOfItsSessions() {
        String session = "wait_timeout=15,net_read_timeout=15,net_write_timeout=15,innodb_lock_wait_timeout=5";

        assertThat(text(ROOT.resolve("server-config/payara/flashsale.asadmin")))
                .contains("sessionVariables=" + session);
        assertThat(text(ROOT.resolve("server-config/micro/flashsale.asadmin"))).contains("sessionVariables=" + session);
        assertThat(text(ROOT.resolve("server-config/wildfly/flashsale.cli")))
                .contains("connection-properties=sessionVariables:add(value=\"" + session + "\")");
    }
}
