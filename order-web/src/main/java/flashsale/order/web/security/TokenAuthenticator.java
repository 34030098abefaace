package flashsale.order.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.Access.Granted;
import flashsale.order.web.security.Access.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Authenticates callers by their bearer tokens. It caches valid tokens for a minute, because verifying a signature costs more than the rest
 * of a request. A key that its issuer has withdrawn therefore stays valid for up to a minute. Thread-safe.
 */
@ApplicationScoped
public class TokenAuthenticator {

    /** RFC 6750, 2.1; the scheme is case-insensitive (RFC 9110, 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([-\\w.~+/]+=*)");

    private static final Duration CACHE_TIME = Duration.ofMinutes(1);

    /** About 20 MiB at most, for tokens of a kilobyte. */
    private static final int MAX_CACHED = 20_000;

    /** Keyed by the whole header, so that a cached token is not parsed again. */
    private final Cache<String, Caller> callers = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(CACHE_TIME)
            .build();

    @Inject
    JwtValidator jwtValidator;

    @Inject
    Clock clock;

    /**
     * Decides whether a request that requires this group is permitted.
     *
     * @param credentials the value of the Authorization header; null if absent
     */
    public Access access(String credentials, String group) {
        if (credentials == null) {
            return new Refused(ProblemKind.UNAUTHORIZED);
        }
        Caller caller = callers.get(credentials, uncached -> callerOf(uncached).orElse(null));
        if (caller == null || !caller.until().isAfter(clock.instant())) {
            return new Refused(ProblemKind.INVALID_TOKEN);
        }
        return caller.groups().contains(group) ? new Granted(caller) : new Refused(ProblemKind.FORBIDDEN);
    }

    /** Returns empty if the credentials contain no valid bearer token. */
    private Optional<Caller> callerOf(String credentials) {
        Matcher bearer = BEARER.matcher(credentials);
        return bearer.matches() ? jwtValidator.validate(bearer.group(1)) : Optional.empty();
    }
}
