package flashsale.order.web;

import flashsale.order.web.problem.ProblemKind;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a token must say for a call, beyond what the container has checked: it knows the signature, the issuer, the audience and the
 * end, but Payara 6 lets tokens pass that are not valid yet.
 */
final class Credentials {

    /** As many characters as an order keeps of its member's id. */
    private static final int MAX_SUBJECT = 255;

    /** Seconds by which the clock of who issues tokens may be ahead (RFC 7519, 4.1.5). */
    private static final long LEEWAY = 30;

    private Credentials() {}

    /**
     * Why the caller may not make a call of this group's; empty when he may.
     *
     * @param caller null without a token
     */
    static Optional<ProblemKind> refusal(Principal caller, String group, Instant now) {
        if (!(caller instanceof JsonWebToken token)) {
            return Optional.of(ProblemKind.UNAUTHORIZED);
        }
        try {
            if (!hasSubject(token) || isEarly(token, now)) {
                return Optional.of(ProblemKind.INVALID_TOKEN);
            }
            return isIn(group, token) ? Optional.empty() : Optional.of(ProblemKind.FORBIDDEN);
        } catch (ClassCastException claimOfAnotherType) {
            return Optional.of(ProblemKind.INVALID_TOKEN);
        }
    }

    private static boolean hasSubject(JsonWebToken token) {
        String subject = token.getSubject();
        return subject != null && !subject.isBlank() && subject.length() <= MAX_SUBJECT;
    }

    private static boolean isEarly(JsonWebToken token, Instant now) {
        Long notBefore = token.getClaim(Claims.nbf.name());
        return notBefore != null && notBefore > now.getEpochSecond() + LEEWAY;
    }

    private static boolean isIn(String group, JsonWebToken token) {
        return token.getGroups() != null && token.getGroups().contains(group);
    }
}
