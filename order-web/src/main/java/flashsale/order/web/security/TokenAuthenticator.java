package flashsale.order.web.security;

import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.Access.Granted;
import flashsale.order.web.security.Access.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Authenticates callers by their bearer tokens. It caches valid tokens for a minute, because verifying a signature costs more than the rest
 * of a request. A key that its issuer has withdrawn therefore stays valid for a minute after its removal here. Thread-safe.
 */
@ApplicationScoped
public class TokenAuthenticator {

    /** The scheme is case-insensitive (RFC 9110, 11.1). */
    private static final String BEARER = "Bearer ";

    /** The form of a token (RFC 6750, 2.1). Cached tokens have it, so only others are compared with it. */
    private static final Pattern TOKEN = Pattern.compile("[-\\w.~+/]+=*");

    private static final Duration CACHE_TIME = Duration.ofMinutes(1);

    /** 20,000 tokens of a kilobyte, which take about 20 MiB. */
    private static final long MAX_CACHED_CHARACTERS = 20_000 * 1_024L;

    /** Keyed by the token alone: keyed by the header, one token could fill the cache with different spellings of its scheme. */
    private final TokenCache cache = new TokenCache(MAX_CACHED_CHARACTERS, CACHE_TIME);

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
        if (!credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Refused(ProblemKind.INVALID_TOKEN);
        }
        try {
            return cache.get(token(credentials), this::validate)
                    .filter(caller -> caller.until().isAfter(clock.instant()))
                    .map(caller -> access(caller, group))
                    .orElse(new Refused(ProblemKind.INVALID_TOKEN));
        } catch (KeysUnavailableException unavailable) {
            // The token may be valid, so its client must not discard it.
            return new Refused(ProblemKind.SERVICE_UNAVAILABLE);
        }
    }

    /** Any number of spaces may follow the scheme (RFC 9110, 11.4). */
    private static String token(String credentials) {
        int start = BEARER.length();
        while (start < credentials.length() && credentials.charAt(start) == ' ') {
            start++;
        }
        return credentials.substring(start);
    }

    private Optional<Caller> validate(String token) {
        return TOKEN.matcher(token).matches() ? jwtValidator.validate(token) : Optional.empty();
    }

    private static Access access(Caller caller, String group) {
        return caller.groups().contains(group) ? new Granted(caller) : new Refused(ProblemKind.FORBIDDEN);
    }
}
