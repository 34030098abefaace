package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.server.ApplicationSettings;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of Payara Micro on this machine, which are environment variables. */
record MicroSettings(Workspace workspace, Settings settings, ServiceAddresses services) {

    /** Returns the environment variables; they include the password of the database. */
    Map<String, String> environment() {
        return ApplicationSettings.of(workspace, settings, services).entrySet().stream()
                .collect(Collectors.toMap(value -> variable(value.getKey()), Map.Entry::getValue));
    }

    /** Returns the logging configuration; the log goes to the console. */
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

    /** Returns the name by which MicroProfile Config (3.1, 5.3.1) finds a key in the environment. */
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
