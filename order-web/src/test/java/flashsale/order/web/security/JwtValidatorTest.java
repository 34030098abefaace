package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtValidatorTest {

    @TempDir
    Path directory;

    private Issuer issuer;
    private JwtValidator check;

    @BeforeEach
    void aKeyInAFile() throws Exception {
        issuer = new Issuer("one");
        check = Issuer.check(file(issuer.pem()));
    }

    @Test
    void aValidTokenTellsTheMemberAndItsGroups() throws Exception {
        Caller caller = check.callerOf(issuer.token("42", claims -> {})).orElseThrow();

        assertThat(caller.memberId()).isEqualTo("42");
        assertThat(caller.groups()).isEqualTo(Set.of("customer"));
    }

    @ParameterizedTest
    @MethodSource
    void aTokenThatIsNotForHereOrNotForNowIsNotValid(Consumer<JwtClaims> wrong) throws Exception {
        assertThat(check.callerOf(issuer.token("42", wrong))).isEmpty();
    }

    static Stream<Consumer<JwtClaims>> aTokenThatIsNotForHereOrNotForNowIsNotValid() {
        return Stream.of(
                claims -> claims.setIssuer("another"),
                claims -> claims.unsetClaim("iss"),
                claims -> claims.setAudience("elsewhere"),
                claims -> claims.unsetClaim("aud"),
                claims -> claims.unsetClaim("exp"),
                claims -> claims.setStringClaim("exp", "tomorrow"),
                Issuer.endingIn(-31),
                claims -> claims.setNotBeforeMinutesInThePast(-1),
                claims -> claims.setStringClaim("nbf", "later"),
                claims -> claims.unsetClaim("sub"),
                claims -> claims.setSubject(" "),
                claims -> claims.setSubject("m".repeat(256)));
    }

    @Test
    void clocksMayDifferByHalfAMinute() throws Exception {
        assertThat(check.callerOf(issuer.token("42", Issuer.endingIn(-20)))).isPresent();
    }

    @Test
    void aSingleGroupMayStandWithoutAList() throws Exception {
        String token = issuer.token("42", claims -> claims.setStringClaim("groups", "customer"));

        assertThat(check.callerOf(token).orElseThrow().groups()).isEqualTo(Set.of("customer"));
    }

    @Test
    void groupsOfAnotherTypeAreNone() throws Exception {
        String token = issuer.token("42", claims -> claims.setClaim("groups", 42));

        assertThat(check.callerOf(token).orElseThrow().groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c", "e30.e30.e30", "...."})
    void garbageIsNoToken(String garbage) {
        assertThat(check.callerOf(garbage)).isEmpty();
    }

    @Test
    void theKeyOfSomebodyElseIsWorthNothing() throws Exception {
        assertThat(check.callerOf(new Issuer("one").token("42", claims -> {}))).isEmpty();
    }

    @Test
    void aKeySetHoldsTheKeysByTheirNames() throws Exception {
        JwtValidator bySet = Issuer.check(directory.toUri() + fileName(issuer.keySet()));

        assertThat(bySet.callerOf(issuer.token("42", claims -> {}))).isPresent();
        assertThat(bySet.callerOf(new Issuer("two").token("42", claims -> {}))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "{\"keys\":1}", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
    void aFileWithoutAKeyIsNamedByItsSetting(String content) throws Exception {
        String file = file(content);

        assertThatIllegalStateException()
                .isThrownBy(() -> Issuer.check(file))
                .withMessageStartingWith(
                        "Wrong settings: mp.jwt.verify.publickey.location is '" + file + "'; expected");
    }

    @Test
    void aMissingFileIsNamedByItsSetting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Issuer.check("/nowhere/key.pem"))
                .withMessageContaining("mp.jwt.verify.publickey.location is '/nowhere/key.pem'");
    }

    private String file(String content) throws Exception {
        return directory.resolve(fileName(content)).toString();
    }

    private String fileName(String content) throws Exception {
        return Files.writeString(Files.createTempFile(directory, "key", ""), content)
                .getFileName()
                .toString();
    }
}
