package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.Access.Granted;
import flashsale.order.web.security.Access.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAuthenticatorTest {

    private final TokenAuthenticator authenticator = new TokenAuthenticator();
    private TokenIssuer issuer;
    private String token;

    @BeforeEach
    void aCustomerWithAToken(@TempDir Path directory) throws Exception {
        issuer = new TokenIssuer("one");
        authenticator.jwtValidator = TokenIssuer.validator(
                Files.writeString(directory.resolve("key"), issuer.keySet()).toString());
        authenticator.clock = Clock.systemUTC();
        token = issuer.token("42", claims -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void aMemberOfTheGroupIsPermitted(String scheme) {
        assertThat(authenticator.access(scheme + token, "customer"))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.caller().memberId()).isEqualTo("42"));
    }

    @Test
    void aMemberOfAnotherGroupIsForbidden() {
        assertThat(authenticator.access("Bearer " + token, "operator")).isEqualTo(new Refused(ProblemKind.FORBIDDEN));
    }

    @Test
    void missingCredentialsAreUnauthorized() {
        assertThat(authenticator.access(null, "customer")).isEqualTo(new Refused(ProblemKind.UNAUTHORIZED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic NDI6NDI=", "Bearer a b", "Bearer ä", "Bearer a.b.c"})
    void otherCredentialsAreInvalid(String credentials) {
        assertThat(authenticator.access(credentials, "customer")).isEqualTo(new Refused(ProblemKind.INVALID_TOKEN));
    }

    @Test
    void aValidTokenIsCached() throws Exception {
        authenticator.access("Bearer " + token, "customer");
        authenticator.jwtValidator = new JwtValidator();

        assertThat(authenticator.access("Bearer " + token, "customer")).isInstanceOf(Granted.class);
    }

    @Test
    void aTokenIsCachedOnceHoweverItsHeaderIsSpelled() {
        authenticator.access("Bearer " + token, "customer");
        authenticator.jwtValidator = new JwtValidator();

        assertThat(authenticator.access("bEARER" + " ".repeat(100) + token, "customer"))
                .isInstanceOf(Granted.class);
    }

    @Test
    void aCachedTokenExpires() throws Exception {
        authenticator.access("Bearer " + token, "customer");
        authenticator.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));

        assertThat(authenticator.access("Bearer " + token, "customer"))
                .isEqualTo(new Refused(ProblemKind.INVALID_TOKEN));
    }
}
