package flashsale.order.launcher.server.payara;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.workspace.LogFormat;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Template;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroSettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV\\\\?=([A-Z_]+)}");

    @TempDir
    private Path directory;

    /** Except for the name of the listener and the source of the values. */
    @Test
    void microHasTheConfigurationOfPayaraServer() throws IOException {
        assertThat(commands("micro/flashsale.asadmin"))
                .isEqualTo(commands("payara/flashsale.asadmin").stream()
                        .filter(command -> !command.startsWith("create-system-properties"))
                        .map(command -> command.replace("http-listener-1", "http-listener"))
                        .toList());
    }

    @Test
    void theEnvironmentDefinesAllVariablesOfTheCommands() throws IOException {
        assertThat(VARIABLE.matcher(Template.text("micro/flashsale.asadmin")).results())
                .isNotEmpty()
                .allMatch(variable -> environment().contains(variable.group(1)));
    }

    @Test
    void theLogFormatFollowsTheSettings() {
        assertThat(settings(LogFormat.TEXT).logging()).contains("ODLLogFormatter");
        assertThat(settings(LogFormat.JSON).logging()).contains("JSONLogFormatter");
    }

    private static List<String> commands(String resource) throws IOException {
        return Template.text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceAll("\\$\\{[^}]*}", Matcher.quoteReplacement("${}")))
                .toList();
    }

    private List<String> environment() {
        return List.copyOf(settings(LogFormat.TEXT).environment().keySet());
    }

    private MicroSettings settings(LogFormat format) {
        Settings free = Settings.onFreePorts();
        return new MicroSettings(
                Workspace.in(directory),
                new Settings(free.ports(), free.resourceLimits(), format, free.topology()),
                new ServiceAddresses("jdbc:mysql://x/y", "u", "p", "x:1", URI.create("redis://x:1/0")));
    }
}
