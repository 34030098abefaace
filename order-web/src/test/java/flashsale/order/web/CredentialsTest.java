package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.web.problem.ProblemKind;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    @Test
    void aMemberOfTheGroupMayCall() {
        assertThat(Credentials.refusal(token(Map.of()), "customer", NOW)).isEmpty();
        assertThat(Credentials.refusal(token(Map.of("nbf", 1_000_029L)), "customer", NOW))
                .isEmpty();
    }

    @Test
    void withoutATokenNobodyIsKnown() {
        Principal other = () -> "somebody";
        assertThat(Credentials.refusal(null, "customer", NOW)).contains(ProblemKind.UNAUTHORIZED);
        assertThat(Credentials.refusal(other, "customer", NOW)).contains(ProblemKind.UNAUTHORIZED);
    }

    @Test
    void aMemberOfAnotherGroupMayNot() {
        assertThat(Credentials.refusal(token(Map.of()), "operator", NOW)).contains(ProblemKind.FORBIDDEN);
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("groups", null);
        assertThat(Credentials.refusal(token(nothing), "customer", NOW)).contains(ProblemKind.FORBIDDEN);
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        assertThat(Credentials.refusal(token(Map.of("nbf", 1_000_031L)), "customer", NOW))
                .contains(ProblemKind.INVALID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aTokenOfNobodyIsRefused(String subject) {
        assertThat(Credentials.refusal(token(Map.of("sub", subject)), "customer", NOW))
                .contains(ProblemKind.INVALID_TOKEN);
    }

    @Test
    void aSubjectThatNoOrderCouldKeepIsRefused() {
        assertThat(Credentials.refusal(token(Map.of("sub", "m".repeat(255))), "customer", NOW))
                .isEmpty();
        assertThat(Credentials.refusal(token(Map.of("sub", "m".repeat(256))), "customer", NOW))
                .contains(ProblemKind.INVALID_TOKEN);
    }

    @Test
    void aClaimOfAnotherTypeIsNoFault() {
        assertThat(Credentials.refusal(token(Map.of("nbf", "later")), "customer", NOW))
                .contains(ProblemKind.INVALID_TOKEN);
    }

    private static JsonWebToken token(Map<String, Object> changes) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", "42", "groups", Set.of("customer")));
        claims.putAll(changes);
        return new JsonWebToken() {
            @Override
            public String getName() {
                return "42";
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        };
    }
}
