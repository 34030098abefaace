package flashsale.order.launcher.server;

import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.util.Map;

/** The settings of the application on this machine, the same on every kind of server. */
public final class ApplicationSettings {
    private ApplicationSettings() {}

    /**
     * Returns the values by their keys: the settings of the application, and {@code flashsale.jdbc.*} for the server's data source. They
     * include the password of the database.
     */
    public static Map<String, String> of(Workspace workspace, Settings settings, ServiceAddresses services) {
        return Map.of(
                "flashsale.jdbc.url", services.jdbc(),
                "flashsale.jdbc.user", services.user(),
                "flashsale.jdbc.password", services.password(),
                "flashsale.jdbc.connections",
                        Integer.toString(settings.resourceLimits().connections()),
                "flashsale.kafka.bootstrap-servers", services.kafka(),
                "flashsale.redis.uri", services.redis().toString(),
                "flashsale.trace-id.secret", workspace.secrets().traceIdSecret(),
                "mp.jwt.verify.publickey.location",
                        DevelopmentKey.of(workspace).publicKey().toUri().toString(),
                "mp.jwt.verify.issuer", DevelopmentKey.ISSUER,
                "mp.jwt.verify.audiences", DevelopmentKey.AUDIENCE);
    }
}
