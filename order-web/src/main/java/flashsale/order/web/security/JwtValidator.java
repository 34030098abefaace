package flashsale.order.web.security;

import flashsale.order.application.port.WebSettings;
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
 * Validates tokens by MicroProfile JWT (2.1, 6) and its settings: RS256, with an expiry, from the configured issuer and for a
 * configured audience. Safe for use by many threads.
 */
@ApplicationScoped
public class JwtValidator {

    /** As many characters as an order keeps of its member's id. */
    private static final int MAX_SUBJECT = 255;

    /** Seconds by which the clock of who issues tokens may be off (RFC 7519, 4.1.4 and 4.1.5). */
    private static final int LEEWAY = 30;

    private static final String GROUPS = "groups";

    @Inject
    WebSettings settings;

    private JwtConsumer consumer;

    /** At the start, so that a key that cannot be read keeps the application from starting. */
    public void prepare(@Observes @Initialized(ApplicationScoped.class) Object started) {
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

    /** Who brings the token; empty when it is not valid. */
    Optional<Caller> callerOf(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            String subject = claims.getSubject();
            return subject.isBlank() || subject.length() > MAX_SUBJECT
                    ? Optional.empty()
                    : Optional.of(new Caller(subject, groups(claims), end(claims)));
        } catch (InvalidJwtException | MalformedClaimException notValid) {
            return Optional.empty();
        }
    }

    /** A list of names; a single name may stand without one, as Payara has it. */
    private static Set<String> groups(JwtClaims claims) {
        Object groups = claims.getClaimValue(GROUPS);
        if (groups instanceof String one) {
            return Set.of(one);
        }
        return groups instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Instant end(JwtClaims claims) throws MalformedClaimException {
        return Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plusSeconds(LEEWAY);
    }
}
