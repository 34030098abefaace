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

/** What a WildFly is told of this machine: its listeners, and where the application finds its services. */
record WildFlySettings(Workspace workspace, Settings settings, ServiceAddresses services) {

    /** Returns the commands that configure it where no server runs; they hold no values of this machine but paths. */
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

    /** Returns the file of properties that it is started with; it holds the database's password. */
    String properties() throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                // Nobody orders here any more when it stops; the loops of the application count as calls under way
                // until then.
                "flashsale.stop.seconds", "2",
                "jboss.http.port", Integer.toString(settings.port(Port.HTTP)),
                "jboss.management.http.port", Integer.toString(settings.port(Port.ADMIN))));
        properties.putAll(application());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    /** The keys of wildfly/flashsale.properties. */
    Map<String, String> application() {
        return ApplicationSettings.of(workspace, settings, services);
    }
}
