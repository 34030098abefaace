package flashsale.order.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Cache of the callers of valid tokens, bounded by the total length of the tokens. Thread-safe. */
final class TokenCache {

    private final Cache<String, Caller> callers;

    /** @param maxCharacters of all cached tokens together; a caller takes no more memory than its token */
    TokenCache(long maxCharacters, Duration timeToLive) {
        callers = Caffeine.newBuilder()
                .maximumWeight(maxCharacters)
                .weigher((String token, Caller caller) -> token.length())
                .expireAfterWrite(timeToLive)
                .build();
    }

    /**
     * Returns the caller of a token. The cache holds no lock while a token is validated, because that may wait for a key.
     *
     * @param validator is asked for tokens that are not cached; invalid tokens are never cached
     */
    Optional<Caller> get(String token, Function<String, Optional<Caller>> validator) {
        Caller cached = callers.getIfPresent(token);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Caller> caller = validator.apply(token);
        caller.ifPresent(valid -> callers.put(token, valid));
        return caller;
    }

    /** Returns the total length of the cached tokens. */
    long characters() {
        callers.cleanUp();
        return callers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
