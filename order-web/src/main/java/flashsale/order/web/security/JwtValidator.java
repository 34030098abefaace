package flashsale.order.web.security;

import flashsale.order.application.port.WebSettings;
import flashsale.order.domain.BlankText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Validator of MicroProfile JWT (2.1, 6) tokens: signed with RS256, not expired, from the configured issuer and for a configured audience.
 * Thread-safe.
 */
@ApplicationScoped
public class JwtValidator {

    /** Length of the database column for the member's id. */
    private static final int MAX_SUBJECT = 255;

    /** Permitted difference between the issuer's clock and ours, in seconds (RFC 7519, 4.1.4 and 4.1.5). */
    private static final int LEEWAY = 30;

    private static final String GROUPS = "groups";

    @Inject
    WebSettings settings;

    private JwtConsumer consumer;

    /** Reads the keys at startup, so that the application does not start with an unreadable key. */
    public void prepare(@Observes @Initialized(ApplicationScoped.class) Object event) {
        WebSettings.Tokens tokens = settings.tokens();
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(VerificationKeys.at(tokens.keys()))
                .setExpectedIssuer(true, tokens.issuer())
                .setExpectedAudience(true, tokens.audiences().toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(LEEWAY)
                .build();
    }

    /** Returns the token's caller; empty if the token is invalid. */
    Optional<Caller> validate(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            String subject = claims.getSubject();
            return BlankText.isBlank(subject) || subject.length() > MAX_SUBJECT
                    ? Optional.empty()
                    : Optional.of(new Caller(subject, groups(claims), expiry(claims)));
        } catch (InvalidJwtException | MalformedClaimException invalid) {
            return Optional.empty();
        }
    }

    /** Reads a list of names or, like Payara, a single name. */
    private static Set<String> groups(JwtClaims claims) {
        Object groups = claims.getClaimValue(GROUPS);
        if (groups instanceof String name) {
            return Set.of(name);
        }
        return groups instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Instant expiry(JwtClaims claims) throws MalformedClaimException {
        return Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plusSeconds(LEEWAY);
    }
}
