package flashsale.order.web.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Knows callers by their tokens. A token that was found valid is known for a minute without another look at its signature, which
 * costs more than all else of a call; a key that its issuer withdrew therefore counts for a minute more. Safe for many threads.
 */
@ApplicationScoped
public class SignIn {

    private static final Duration KNOWN = Duration.ofMinutes(1);

    /** Some 20 MiB at the most, for tokens of a kilobyte. */
    private static final int MOST_KNOWN = 20_000;

    private final Cache<String, Caller> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN)
            .build();

    @Inject
    TokenCheck check;

    @Inject
    Clock clock;

    /** Who brings the token; empty when it is not valid. */
    Optional<Caller> callerOf(String token) {
        Caller caller = known.get(token, unknown -> check.callerOf(unknown).orElse(null));
        return Optional.ofNullable(caller).filter(who -> who.until().isAfter(clock.instant()));
    }
}
