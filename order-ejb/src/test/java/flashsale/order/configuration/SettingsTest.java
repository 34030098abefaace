package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.port.WebSettings;
import flashsale.order.application.ratelimit.RateLimit;
import flashsale.order.fixture.ShippedSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final String SECRET = "hunter2";

    @Test
    void onlyTheSecretAndTheTokenSettingsHaveNoDefault() {
        Map<String, String> shipped = ShippedSettings.all();

        assertThatIllegalStateException()
                .isThrownBy(() -> Settings.from(key -> Optional.ofNullable(shipped.get(key))))
                .withMessageMatching("Wrong settings: flashsale.trace-id.secret is missing; expected at least 16 .*"
                        + "; and mp.jwt.verify.publickey.location is missing; expected a file .*"
                        + "; and mp.jwt.verify.issuer is missing; expected .*"
                        + "; and mp.jwt.verify.audiences is missing; expected .*");
    }

    @Test
    void theShippedFileHasNoUnusedSetting() {
        var unread = ShippedSettings.all().keySet();

        ShippedSettings.with(Map.of());
        Settings.from(key -> {
            unread.remove(key);
            return Optional.ofNullable(ShippedSettings.REQUIRED.getOrDefault(key, value(key)));
        });

        assertThat(unread).isEmpty();
    }

    @Test
    void shippedValuesAreReadInTheirUnits() {
        Settings settings = ShippedSettings.with(Map.of());

        assertThat(settings.publishTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.statusTtl()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.retry().pause()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings.web().tokens().keyRefresh())
                .isEqualTo(new WebSettings.KeyRefresh(
                        Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(4), Duration.ofSeconds(2)));
    }

    @Test
    void blanksAroundAValueAreIgnored() {
        Settings settings =
                ShippedSettings.with(Map.of("flashsale.consumer.loops", " 3 ", "flashsale.kafka.group-id", " g "));

        assertThat(settings.loops()).isEqualTo(3);
        assertThat(settings.groupId()).isEqualTo("g");
    }

    @Test
    void byDefaultThereAreNoRateLimits() {
        Settings settings = ShippedSettings.with(Map.of());

        assertThat(settings.orderLimit().isOff()).isTrue();
        assertThat(settings.statusLimit().isOff()).isTrue();
    }

    @Test
    void eachKindOfCallHasItsOwnLimit() {
        Settings settings = ShippedSettings.with(Map.of(
                "flashsale.rate-limit.orders-per-minute", "30",
                "flashsale.rate-limit.orders-burst", "5",
                "flashsale.rate-limit.status-per-minute", "600",
                "flashsale.rate-limit.status-burst", "50"));

        assertThat(settings.orderLimit()).isEqualTo(new RateLimit(30, 5));
        assertThat(settings.statusLimit()).isEqualTo(new RateLimit(600, 50));
    }

    @Test
    void sentinelsNeedNoLoginUnlessAPasswordIsSet() {
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
    void noOtherOriginIsAllowedByDefault() {
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
