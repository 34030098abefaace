package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

    private final TokenCache cache = new TokenCache(10_000, Duration.ofMinutes(1));

    @Test
    void theTotalLengthOfTheTokensIsBounded() {
        for (int i = 0; i < 100; i++) {
            cache.get(i + "x".repeat(1_000), TokenCacheTest::caller);
        }

        assertThat(cache.characters()).isBetween(1_000L, 10_000L);
    }

    @Test
    void aCachedTokenIsNotValidatedAgain() {
        cache.get("token", TokenCacheTest::caller);

        assertThat(cache.get("token", token -> Optional.empty())).isPresent();
    }

    @Test
    void anInvalidTokenIsNotCached() {
        cache.get("token", token -> Optional.empty());

        assertThat(cache.characters()).isZero();
        assertThat(cache.get("token", TokenCacheTest::caller)).isPresent();
    }

    private static Optional<Caller> caller(String token) {
        return Optional.of(new Caller("42", Set.of("customer"), Instant.MAX));
    }
}
