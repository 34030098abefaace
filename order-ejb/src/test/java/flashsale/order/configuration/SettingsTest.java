package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.port.RateLimit;
import flashsale.order.fixture.ShippedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SECRET_KEY = "flashsale.trace-id.secret";
    private static final String SECRET = "hunter2";
    private static final String SECURITY_FILE = "flashsale.kafka.security-file";

    @Test
    void theShippedFileLacksNothingButTheSecretAndWhichTokensAreValid() {
        Map<String, String> shipped = ShippedSettings.all();

        assertThatIllegalStateException()
                .isThrownBy(() -> Settings.from(key -> Optional.ofNullable(shipped.get(key))))
                .withMessageMatching("Wrong settings: flashsale.trace-id.secret is missing; expected at least 16 .*"
                        + "; and mp.jwt.verify.publickey.location is missing; expected a file .*"
                        + "; and mp.jwt.verify.issuer is missing; expected .*"
                        + "; and mp.jwt.verify.audiences is missing; expected .*");
    }

    @Test
    void theShippedFileHoldsNoSettingThatNobodyReads() {
        var unread = ShippedSettings.all().keySet();

        ShippedSettings.with(Map.of());
        Settings.from(key -> {
            unread.remove(key);
            return Optional.ofNullable(ShippedSettings.REQUIRED.getOrDefault(key, value(key)));
        });

        assertThat(unread).isEmpty();
    }

    @Test
    void shippedValuesArriveInTheirUnits() {
        Settings settings = ShippedSettings.with(Map.of());

        assertThat(settings.publishTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.statusTtl()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.retry().pause()).isEqualTo(Duration.ofMillis(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flashsale.kafka.bootstrap-servers      | localhost              | host:port of the brokers, separated by commas
            flashsale.kafka.bootstrap-servers      | a:9092,,b:9092         | host:port of the brokers, separated by commas
            flashsale.kafka.security-file          | ''                     | none, or the path of a properties file with Kafka's own security.protocol, sasl.* and ssl.* and nothing else
            flashsale.kafka.publish-timeout-ms     | 99                     | a whole number from 100 to 60000
            flashsale.kafka.group-id               | two words              | a name without blanks
            flashsale.consumer.loops               | 17                     | a whole number from 1 to 16
            flashsale.consumer.executor            | no name                | the JNDI name of a managed executor service
            flashsale.consumer.batch-size          | 1.5                    | a whole number from 1 to 5000
            flashsale.consumer.session-timeout-ms  | ten seconds            | a whole number from 6000 to 60000
            flashsale.decide.attempts              | 0                      | a whole number from 1 to 100
            flashsale.decide.pause-ms              | -1                     | a whole number from 0 to 1000
            flashsale.redis.ca-certificates        | no-such-file.pem       | a readable file with certificates (PEM), or system
            flashsale.redis.ca-certificates        | pom.xml                | a readable file with certificates (PEM), or system
            flashsale.redis.ca-certificates        | .                      | a readable file with certificates (PEM), or system
            flashsale.redis.sentinel-user          | two words              | a user without blanks, or none
            flashsale.redis.timeout-ms             | 99999999999            | a whole number from 10 to 10000
            flashsale.redis.pool-size              | ''                     | a whole number from 1 to 1000
            flashsale.redis.status-ttl-seconds     | 59                     | a whole number from 60 to 2592000
            mp.jwt.verify.issuer                   | ' '                    | the iss of valid tokens
            mp.jwt.verify.audiences                | a,,b                   | the aud of valid tokens, separated by commas
            flashsale.rate-limit.orders-per-minute | -1                     | a whole number from 0 to 1000000
            flashsale.rate-limit.orders-burst      | 0                      | a whole number from 1 to 100000
            flashsale.rate-limit.status-per-minute | many                   | a whole number from 0 to 1000000
            flashsale.rate-limit.status-burst      | 100001                 | a whole number from 1 to 100000
            flashsale.web.body-timeout-ms          | 0                      | a whole number from 100 to 60000
            flashsale.web.lookup-timeout-ms        | 99                     | a whole number from 100 to 60000
            flashsale.web.waiting-clients          | -1                     | a whole number from 0 to 1000000
            flashsale.web.cors-origins             | shop.example           | origins such as https://shop.example, separated by commas, or * or none
            flashsale.web.cors-origins             | https://a.example/     | origins such as https://shop.example, separated by commas, or * or none
            flashsale.web.cors-origins             | https://*.example      | origins such as https://shop.example, separated by commas, or * or none
            """)
    void aWrongSettingIsNamedByItsKeyWithWhatIsExpected(String key, String value, String expected) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(Map.of(key, value)))
                .withMessage("Wrong settings: %s is '%s'; expected %s", key, value, expected);
    }

    @Test
    void allWrongSettingsAreNamedAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Settings.from(key -> Optional.empty()))
                .satisfies(wrong -> assertThat(wrong.getMessage())
                        .contains(ShippedSettings.all().keySet())
                        .contains(SECRET_KEY));
    }

    @Test
    void noSecretIsEverShown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(
                        Map.of(SECRET_KEY, SECRET, "flashsale.redis.uri", "redis://u:" + SECRET + "@h")))
                .withMessageContainingAll("flashsale.trace-id.secret is too short", "flashsale.redis.uri")
                .withMessageNotContaining(SECRET);
        assertThat(ShippedSettings.with(Map.of(SECRET_KEY, SECRET.repeat(3))).toString())
                .doesNotContain(SECRET);
    }

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
    void whatIsWrongInTheFileWithKafkasSecurityIsSaidWithoutItsValues(
            String content, String fault, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("kafka.properties"), content.replace("\\n", "\n"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(Map.of(SECURITY_FILE, file.toString())))
                .withMessage(
                        "Wrong settings: %s is '%s', which %s; expected none, or the path of a properties file with"
                                + " Kafka's own security.protocol, sasl.* and ssl.* and nothing else",
                        SECURITY_FILE, file, fault);
    }

    @Test
    void aFileWithKafkasSecurityThatIsNotThereIsNamedWithTheOthersThatAreWrong() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ShippedSettings.with(Map.of(SECURITY_FILE, "/no/such", "flashsale.consumer.loops", "0")))
                .withMessageMatching("Wrong settings: flashsale.kafka.security-file is '/no/such', which cannot be read"
                        + " \\(NoSuchFileException\\); expected .*; and flashsale.consumer.loops is '0'; expected .*");
    }

    @Test
    void theFileWithKafkasSecurityIsReadAndNotShown(@TempDir Path directory) throws IOException {
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

    @Test
    void blanksAroundAValueDoNotMatter() {
        Settings settings =
                ShippedSettings.with(Map.of("flashsale.consumer.loops", " 3 ", "flashsale.kafka.group-id", " g "));

        assertThat(settings.loops()).isEqualTo(3);
        assertThat(settings.groupId()).isEqualTo("g");
    }

    @Test
    void asShippedNobodyIsLimited() {
        Settings settings = ShippedSettings.with(Map.of());

        assertThat(settings.orderLimit().isOff()).isTrue();
        assertThat(settings.statusLimit().isOff()).isTrue();
    }

    @Test
    void eachKindOfCallHasALimitOfItsOwn() {
        Settings settings = ShippedSettings.with(Map.of(
                "flashsale.rate-limit.orders-per-minute", "30",
                "flashsale.rate-limit.orders-burst", "5",
                "flashsale.rate-limit.status-per-minute", "600",
                "flashsale.rate-limit.status-burst", "50"));

        assertThat(settings.orderLimit()).isEqualTo(new RateLimit(30, 5));
        assertThat(settings.statusLimit()).isEqualTo(new RateLimit(600, 50));
    }

    @Test
    void aWrongAddressOfRedisIsNamedWithWhatIsWrongWithItAndWithoutItsPassword() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(Map.of("flashsale.redis.uri", "redis-cluster://u:p@a:1,b:2/3")))
                .withMessage("Wrong settings: flashsale.redis.uri is 'redis-cluster://***@a:1,b:2/3'; expected no"
                        + " database but 0: a cluster has no other");
    }

    @Test
    void aPasswordThatIsNoneIsNotShown() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ShippedSettings.with(Map.of("flashsale.redis.sentinel-password", SECRET + " " + SECRET)))
                .withMessage("Wrong settings: flashsale.redis.sentinel-password is '***'; expected a password without"
                        + " blanks, or none");
    }

    @Test
    void sentinelsAreAskedAsNobodyUnlessAPasswordIsSet() {
        assertThat(ShippedSettings.with(Map.of()).redis().sentinelLogin()).isEmpty();
        assertThat(ShippedSettings.with(Map.of(
                                "flashsale.redis.sentinel-user", "watch", "flashsale.redis.sentinel-password", SECRET))
                        .redis()
                        .sentinelLogin())
                .contains(new RedisLogin("watch", SECRET));
        assertThat(ShippedSettings.with(Map.of("flashsale.redis.sentinel-password", SECRET))
                        .redis()
                        .sentinelLogin())
                .contains(new RedisLogin("", SECRET));
    }

    @Test
    void noOtherOriginMayCallUnlessNamed() {
        assertThat(ShippedSettings.with(Map.of()).web().corsOrigins()).isEmpty();
        assertThat(ShippedSettings.with(
                                Map.of("flashsale.web.cors-origins", "https://shop.example , http://localhost:3000"))
                        .web()
                        .corsOrigins())
                .containsExactlyInAnyOrder("https://shop.example", "http://localhost:3000");
    }

    private static String value(String key) {
        return ShippedSettings.all().get(key);
    }
}
