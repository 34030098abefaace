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
 * Authenticates callers by their bearer tokens. A valid token is cached for a minute, because checking its signature costs
 * more than the rest of a call; a key that its issuer withdrew therefore counts for up to a minute more. Safe for use by many
 * threads.
 */
@ApplicationScoped
public class TokenAuthenticator {

    /** RFC 6750, 2.1; the scheme in any case (RFC 9110, 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([-\\w.~+/]+=*)");

    private static final Duration KNOWN = Duration.ofMinutes(1);

    /** About 20 MiB at most, for tokens of a kilobyte. */
    private static final int MOST_KNOWN = 20_000;

    /** By their credentials as they came, so that those that are known are not even read. */
    private final Cache<String, Caller> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN)
            .build();

    @Inject
    JwtValidator check;

    @Inject
    Clock clock;

    /**
     * Whether a call of this group's may be made.
     *
     * @param credentials the value of the header Authorization; null without one
     */
    public Access access(String credentials, String group) {
        if (credentials == null) {
            return new Refused(ProblemKind.UNAUTHORIZED);
        }
        Caller caller = known.get(credentials, unknown -> callerOf(unknown).orElse(null));
        if (caller == null || !caller.until().isAfter(clock.instant())) {
            return new Refused(ProblemKind.INVALID_TOKEN);
        }
        return caller.groups().contains(group) ? new Granted(caller) : new Refused(ProblemKind.FORBIDDEN);
    }

    /** Empty when they are no bearer token, or none that is valid. */
    private Optional<Caller> callerOf(String credentials) {
        Matcher bearer = BEARER.matcher(credentials);
        return bearer.matches() ? check.callerOf(bearer.group(1)) : Optional.empty();
    }
}
