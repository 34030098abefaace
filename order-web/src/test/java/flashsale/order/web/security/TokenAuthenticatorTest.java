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

    private final TokenAuthenticator tokenAuthenticator = new TokenAuthenticator();
    private Issuer issuer;
    private String token;

    @BeforeEach
    void aCustomerWithAToken(@TempDir Path directory) throws Exception {
        issuer = new Issuer("one");
        tokenAuthenticator.check = Issuer.check(
                Files.writeString(directory.resolve("key"), issuer.keySet()).toString());
        tokenAuthenticator.clock = Clock.systemUTC();
        token = issuer.token("42", claims -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void aMemberOfTheGroupMayCall(String scheme) {
        assertThat(tokenAuthenticator.access(scheme + token, "customer"))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.caller().memberId()).isEqualTo("42"));
    }

    @Test
    void aMemberOfAnotherGroupMayNot() {
        assertThat(tokenAuthenticator.access("Bearer " + token, "operator"))
                .isEqualTo(new Refused(ProblemKind.FORBIDDEN));
    }

    @Test
    void withoutCredentialsATokenIsAskedFor() {
        assertThat(tokenAuthenticator.access(null, "customer")).isEqualTo(new Refused(ProblemKind.UNAUTHORIZED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic NDI6NDI=", "Bearer a b", "Bearer ä", "Bearer a.b.c"})
    void otherCredentialsAreNotValid(String credentials) {
        assertThat(tokenAuthenticator.access(credentials, "customer"))
                .isEqualTo(new Refused(ProblemKind.INVALID_TOKEN));
    }

    @Test
    void aTokenIsCheckedOnceAMinute() throws Exception {
        tokenAuthenticator.access("Bearer " + token, "customer");
        tokenAuthenticator.check = null;

        assertThat(tokenAuthenticator.access("Bearer " + token, "customer")).isInstanceOf(Granted.class);
    }

    @Test
    void aTokenThatIsKnownEndsWhenItSays() throws Exception {
        tokenAuthenticator.access("Bearer " + token, "customer");
        tokenAuthenticator.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));

        assertThat(tokenAuthenticator.access("Bearer " + token, "customer"))
                .isEqualTo(new Refused(ProblemKind.INVALID_TOKEN));
    }
}
