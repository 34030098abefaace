package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.server.ApplicationSettings;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a Payara Micro is told of this machine, all of it by its environment. */
record MicroSettings(Workspace workspace, Settings settings, ServiceAddresses services) {

    /** Returns the variables; they hold the database's password. */
    Map<String, String> environment() {
        return ApplicationSettings.of(workspace, settings, services).entrySet().stream()
                .collect(Collectors.toMap(value -> variable(value.getKey()), Map.Entry::getValue));
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

    /** The name by which MicroProfile Config (3.1, 5.3.1) finds a key in the environment. */
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
