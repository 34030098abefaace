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

class SignInTest {

    private final SignIn signIn = new SignIn();
    private Issuer issuer;
    private String token;

    @BeforeEach
    void aCustomerWithAToken(@TempDir Path directory) throws Exception {
        issuer = new Issuer("one");
        signIn.check = Issuer.check(
                Files.writeString(directory.resolve("key"), issuer.keySet()).toString());
        signIn.clock = Clock.systemUTC();
        token = issuer.token("42", claims -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void aMemberOfTheGroupMayCall(String scheme) {
        assertThat(signIn.access(scheme + token, "customer"))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.caller().memberId()).isEqualTo("42"));
    }

    @Test
    void aMemberOfAnotherGroupMayNot() {
        assertThat(signIn.access("Bearer " + token, "operator")).isEqualTo(new Refused(ProblemKind.FORBIDDEN));
    }

    @Test
    void withoutCredentialsATokenIsAskedFor() {
        assertThat(signIn.access(null, "customer")).isEqualTo(new Refused(ProblemKind.UNAUTHORIZED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic NDI6NDI=", "Bearer a b", "Bearer ä", "Bearer a.b.c"})
    void otherCredentialsAreNotValid(String credentials) {
        assertThat(signIn.access(credentials, "customer")).isEqualTo(new Refused(ProblemKind.INVALID_TOKEN));
    }

    @Test
    void aTokenIsCheckedOnceAMinute() throws Exception {
        signIn.access("Bearer " + token, "customer");
        signIn.check = null;

        assertThat(signIn.access("Bearer " + token, "customer")).isInstanceOf(Granted.class);
    }

    @Test
    void aTokenThatIsKnownEndsWhenItSays() throws Exception {
        signIn.access("Bearer " + token, "customer");
        signIn.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));

        assertThat(signIn.access("Bearer " + token, "customer")).isEqualTo(new Refused(ProblemKind.INVALID_TOKEN));
    }
}
