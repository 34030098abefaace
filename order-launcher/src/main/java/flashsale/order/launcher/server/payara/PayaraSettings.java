package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.server.ApplicationSettings;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Template;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a Payara domain on this machine: its listeners, and the services of the application. */
record PayaraSettings(Workspace workspace, Settings settings, ServiceAddresses services) {

    /** Returns the commands for asadmin with their values, which include the password of the database. */
    String commands() throws IOException {
        return Template.render(
                        "payara/listeners.asadmin",
                        Map.of("http", settings.port(Port.HTTP), "admin", settings.port(Port.ADMIN)))
                + Template.render("payara/flashsale.asadmin", application());
    }

    private Map<String, String> application() {
        return ApplicationSettings.of(workspace, settings, services).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> escaped(value.getValue())));
    }

    /** Escapes a value for the lists of asadmin, in which a colon ends a property and an equals sign ends its name. */
    private static String escaped(String value) {
        return value.replaceAll("[\\\\:=]", "\\\\$0");
    }
}
