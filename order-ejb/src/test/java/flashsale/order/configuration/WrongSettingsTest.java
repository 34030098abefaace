package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.fixture.ShippedSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongSettingsTest {

    private static final String SECRET_KEY = "flashsale.trace-id.secret";
    private static final String SECRET = "hunter2";

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
            flashsale.token-keys.refresh-seconds   | 9                      | a whole number from 10 to 86400
            flashsale.token-keys.retry-seconds     | 0                      | a whole number from 1 to 3600
            flashsale.token-keys.outage-seconds    | 604801                 | a whole number from 60 to 604800
            flashsale.token-keys.timeout-ms        | 99                     | a whole number from 100 to 30000
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
    void aWrongSettingIsReportedWithItsKeyAndTheExpectedValue(String key, String value, String expected) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(Map.of(key, value)))
                .withMessage("Wrong settings: %s is '%s'; expected %s", key, value, expected);
    }

    @Test
    void allWrongSettingsAreReportedTogether() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Settings.from(key -> Optional.empty()))
                .satisfies(wrong -> assertThat(wrong.getMessage())
                        .contains(ShippedSettings.all().keySet())
                        .contains(SECRET_KEY));
    }

    @Test
    void secretsAreNeverShown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(
                        Map.of(SECRET_KEY, SECRET, "flashsale.redis.uri", "redis://u:" + SECRET + "@h")))
                .withMessageContainingAll("flashsale.trace-id.secret is too short", "flashsale.redis.uri")
                .withMessageNotContaining(SECRET);
        assertThat(ShippedSettings.with(Map.of(SECRET_KEY, SECRET.repeat(3))).toString())
                .doesNotContain(SECRET);
    }

    @Test
    void aWrongRedisAddressIsReportedWithoutItsPassword() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedSettings.with(Map.of("flashsale.redis.uri", "redis-cluster://u:p@a:1,b:2/3")))
                .withMessage("Wrong settings: flashsale.redis.uri is 'redis-cluster://***@a:1,b:2/3'; expected no"
                        + " database but 0: a cluster has no other");
    }

    @Test
    void aMalformedPasswordIsNotShown() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ShippedSettings.with(Map.of("flashsale.redis.sentinel-password", SECRET + " " + SECRET)))
                .withMessage("Wrong settings: flashsale.redis.sentinel-password is '***'; expected a password without"
                        + " blanks, or none");
    }
}
