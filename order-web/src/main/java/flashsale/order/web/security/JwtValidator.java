package flashsale.order.web.security;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.port.WebSettings;
import flashsale.order.domain.rule.MemberIdRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Validator of MicroProfile JWT (2.1, 6) tokens: signed with RS256, not expired, from the configured issuer and for a configured audience.
 * Thread-safe.
 */
@ApplicationScoped
public class JwtValidator {

    /** Permitted difference between the issuer's clock and ours, in seconds (RFC 7519, 4.1.4 and 4.1.5). */
    private static final int LEEWAY = 30;

    private static final String GROUPS = "groups";

    @Inject
    WebSettings settings;

    @Inject
    Scheduler scheduler;

    private VerificationKeys keys;
    private JwtConsumer consumer;

    /** Reads a key in a file at startup, so that the application does not start with an unreadable key. */
    public void prepare(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (keys != null) {
            // An event for each module of the application must not start a second refresh.
            return;
        }
        WebSettings.Tokens tokens = settings.tokens();
        keys = VerificationKeys.at(tokens, scheduler);
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(true, tokens.issuer())
                .setExpectedAudience(true, tokens.audiences().toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(LEEWAY)
                .build();
    }

    /** Returns why tokens cannot be validated now, for operators; empty if they can. */
    public Map<String, String> fault() {
        return keys.fault();
    }

    /**
     * Returns the token's caller; empty if the token is invalid.
     *
     * @throws KeysUnavailableException if the issuer's keys are missing
     */
    Optional<Caller> validate(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            requirePossibleTimes(claims);
            return MemberIdRules.isValid(claims.getSubject())
                    ? Optional.of(new Caller(claims.getSubject(), groups(claims), expiry(claims)))
                    : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException | DateTimeException invalid) {
            if (invalid.getCause() instanceof KeysUnavailableException unavailable) {
                throw unavailable;
            }
            return Optional.empty();
        }
    }

    /** Rejects times that no clock can show: the consumer compares numbers, and leaves the time of issue unread. */
    private static void requirePossibleTimes(JwtClaims claims) throws MalformedClaimException {
        for (NumericDate time :
                Arrays.asList(claims.getExpirationTime(), claims.getNotBefore(), claims.getIssuedAt())) {
            if (time != null) {
                Instant.ofEpochSecond(time.getValue());
            }
        }
    }

    /** Reads a list of names or, like Payara, a single name. Values of other types are no groups. */
    private static Set<String> groups(JwtClaims claims) {
        Object groups = claims.getClaimValue(GROUPS);
        if (groups instanceof String name) {
            return Set.of(name);
        }
        return groups instanceof List<?> names
                ? names.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Instant expiry(JwtClaims claims) throws MalformedClaimException {
        return Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plusSeconds(LEEWAY);
    }
}
