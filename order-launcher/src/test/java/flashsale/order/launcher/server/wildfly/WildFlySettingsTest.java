package flashsale.order.launcher.server.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.workspace.LogFormat;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Template;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WildFlySettingsTest {

    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([a-z.-]+)}");

    @TempDir
    private Path directory;

    @Test
    void theExamplePropertiesFileHasTheKeysThatTheLauncherSets() throws IOException {
        assertThat(shipped().stringPropertyNames())
                .isEqualTo(settings(LogFormat.TEXT).application().keySet());
    }

    @Test
    void thePropertiesFileDefinesEveryExpression() throws IOException {
        assertThat(WITHOUT_DEFAULT
                        .matcher(Template.text("wildfly/flashsale.cli"))
                        .results())
                .isNotEmpty()
                .allMatch(expression -> shipped().containsKey(expression.group(1)));
    }

    @Test
    void theScriptContainsNoSecretOrAddress() throws IOException {
        assertThat(settings(LogFormat.TEXT).script(directory)).doesNotContain("s3cret", "13306", "kafka-1");
        assertThat(settings(LogFormat.TEXT).properties()).contains("s3cret", "13306", "kafka-1");
    }

    @Test
    void theLogFormatFollowsTheSettings() throws IOException {
        assertThat(settings(LogFormat.TEXT).script(directory)).doesNotContain("json-formatter");
        assertThat(settings(LogFormat.JSON).script(directory)).contains("json-formatter");
    }

    private WildFlySettings settings(LogFormat format) {
        Settings free = Settings.onFreePorts();
        return new WildFlySettings(
                Workspace.in(directory),
                new Settings(free.ports(), free.resourceLimits(), format, free.topology()),
                new ServiceAddresses(
                        "jdbc:mysql://127.0.0.1:13306/flashsale",
                        "flashsale",
                        "s3cret",
                        "kafka-1:9092",
                        URI.create("redis://127.0.0.1:6379/0")));
    }

    private static Properties shipped() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Template.text("wildfly/flashsale.properties")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
