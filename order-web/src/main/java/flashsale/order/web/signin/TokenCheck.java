package flashsale.order.web.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/** Checks tokens as MicroProfile JWT (2.1, 6) has it: RS256, with an end, from the issuer and for the audience that are set. */
final class TokenCheck {

    /** As many characters as an order keeps of its member's id. */
    private static final int MAX_SUBJECT = 255;

    /** Seconds by which the clock of who issues tokens may be off (RFC 7519, 4.1.5). */
    private static final int LEEWAY = 30;

    private static final String GROUPS = "groups";

    private final JwtConsumer consumer;

    TokenCheck(VerificationKeyResolver keys, String issuer, Set<String> audiences) {
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audiences.toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(LEEWAY)
                .build();
    }

    /** Who brings the token; empty when it is not valid. */
    Optional<Caller> callerOf(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return Optional.of(claims.getSubject())
                    .filter(subject -> !subject.isBlank() && subject.length() <= MAX_SUBJECT)
                    .map(subject -> new Caller(subject, groups(claims), end(claims)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException notValid) {
            return Optional.empty();
        }
    }

    private static Set<String> groups(JwtClaims claims) {
        return claims.getClaimValue(GROUPS) instanceof List<?> names
                ? Set.copyOf(names.stream().map(String::valueOf).toList())
                : Set.of();
    }

    private static Instant end(JwtClaims claims) {
        try {
            return Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plusSeconds(LEEWAY);
        } catch (MalformedClaimException noTime) {
            throw new IllegalArgumentException(noTime);
        }
    }
}
