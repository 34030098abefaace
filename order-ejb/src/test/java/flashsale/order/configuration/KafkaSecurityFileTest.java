package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.fixture.ShippedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The properties file with the security settings of Kafka clients. */
class KafkaSecurityFileTest {

    private static final String SECRET = "hunter2";
    private static final String SECURITY_FILE = "flashsale.kafka.security-file";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            security.protocol=SSL\\nbootstrap.servers=hunter2:9092\\nacks.x=1  | holds acks.x, bootstrap.servers
            security.protocol=SSL\\nhunter2                                  | holds lines that are no setting of Kafka's clients
            security.protocol=SSL\\nhun.ter                                  | holds lines that are no setting of Kafka's clients
            security.protocol=SSL\\nsecurity.providers=hunter2              | holds security.providers
            sasl.jaas.config=hunter2                                        | lacks security.protocol
            ''                                                              | lacks security.protocol
            security.protocol=\\u00zz                                        | cannot be read (IllegalArgumentException)
            """)
    void errorsInTheFileAreReportedWithoutItsValues(String content, String fault, @TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("kafka.properties"), content.replace("\\n", "\n"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(Map.of(SECURITY_FILE, file.toString())))
                .withMessage(
                        "Wrong settings: %s is '%s', which %s; expected none, or the path of a properties file with"
                                + " Kafka's own security.protocol, sasl.* and ssl.* and nothing else",
                        SECURITY_FILE, file, fault);
    }

    @Test
    void aMissingFileIsReportedTogetherWithOtherWrongSettings() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ShippedSettings.with(Map.of(SECURITY_FILE, "/no/such", "flashsale.consumer.loops", "0")))
                .withMessageMatching("Wrong settings: flashsale.kafka.security-file is '/no/such', which cannot be read"
                        + " \\(NoSuchFileException\\); expected .*; and flashsale.consumer.loops is '0'; expected .*");
    }

    @Test
    void theFileIsReadAndNotShown(@TempDir Path directory) throws IOException {
        Map<String, String> security = Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.jaas.config",
                "a.Module required password=\"" + SECRET + "\";",
                "ssl.truststore.location",
                "/etc/kafka/tr\u00fcst.p12");
        Path file = Files.writeString(
                directory.resolve("kafka.properties"),
                security.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining("\n")));

        Settings settings = ShippedSettings.with(Map.of(SECURITY_FILE, file.toString()));

        assertThat(settings.kafkaSecurity()).isEqualTo(security);
        assertThat(settings.toString()).doesNotContain(SECRET);
        assertThat(ShippedSettings.with(Map.of()).kafkaSecurity()).isEmpty();
    }
}
