package flashsale.order.launcher.server.wildfly;

import flashsale.order.launcher.server.ApplicationSettings;
import flashsale.order.launcher.server.MySqlDriver;
import flashsale.order.launcher.workspace.LogFormat;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Template;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of WildFly on this machine: its listeners, and the services of the application. */
record WildFlySettings(Workspace workspace, Settings settings, ServiceAddresses services) {

    /** Returns the commands that configure WildFly while no server runs; paths are their only values of this machine. */
    String script(Path modules) throws IOException {
        StringBuilder script = new StringBuilder("embed-server\n")
                .append(Template.render(
                        "wildfly/local.cli", Map.of("connector", MySqlDriver.jar(), "modules", modules)))
                .append(Template.text("wildfly/flashsale.cli"));
        if (settings.logFormat() == LogFormat.JSON) {
            script.append(Template.text("wildfly/json-log.cli"));
        }
        return script.append("stop-embedded-server\n").toString();
    }

    /** Returns the properties file for the start; it includes the password of the database. */
    String properties() throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                // Until this timeout the loops of the application count as active requests; no client orders any more
                // when the server stops.
                "flashsale.stop.seconds", "2",
                "jboss.http.port", Integer.toString(settings.port(Port.HTTP)),
                "jboss.management.http.port", Integer.toString(settings.port(Port.ADMIN))));
        properties.putAll(application());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    /** Returns the settings by the keys of {@code wildfly/flashsale.properties}. */
    Map<String, String> application() {
        return ApplicationSettings.of(workspace, settings, services);
    }
}
