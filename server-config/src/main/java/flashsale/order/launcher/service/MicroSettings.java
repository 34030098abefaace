package flashsale.order.launcher.service;

import flashsale.order.launcher.Addresses;
import flashsale.order.launcher.DevelopmentKey;
import flashsale.order.launcher.Settings;
import flashsale.order.launcher.Workspace;
import java.io.IOException;
import java.util.Map;

/** What a Payara Micro is told of this machine, all of it by its environment. */
record MicroSettings(Workspace workspace, Settings settings, Addresses services) {

    /** Returns the variables; they hold the database's password. */
    Map<String, String> environment() throws IOException {
        return Map.of(
                "FLASHSALE_JDBC_URL", services.jdbc(),
                "FLASHSALE_JDBC_USER", services.user(),
                "FLASHSALE_JDBC_PASSWORD", services.password(),
                "FLASHSALE_JDBC_CONNECTIONS", Integer.toString(settings.sizes().connections()),
                "FLASHSALE_KAFKA_BOOTSTRAP_SERVERS", services.kafka(),
                "FLASHSALE_REDIS_URI", services.redis().toString(),
                "FLASHSALE_TRACE_ID_SECRET", workspace.secrets().traceIdSecret(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                        DevelopmentKey.of(workspace).publicKey().toUri().toString(),
                "MP_JWT_VERIFY_ISSUER", DevelopmentKey.ISSUER,
                "MP_JWT_VERIFY_AUDIENCES", DevelopmentKey.AUDIENCE);
    }

    /** Returns the configuration of its log, which goes to the console. */
    String logging() {
        String console = "java.util.logging.ConsoleHandler";
        return String.join(
                System.lineSeparator(),
                "handlers=" + console,
                console + ".level=ALL",
                console + ".formatter=" + PayaraLogging.formatter(settings.logFormat()),
                ".level=INFO",
                "");
    }
}
