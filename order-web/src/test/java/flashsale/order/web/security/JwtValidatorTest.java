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

    private TokenIssuer issuer;
    private JwtValidator validator;

    @BeforeEach
    void aKeyInAFile() throws Exception {
        issuer = new TokenIssuer("one");
        validator = TokenIssuer.validator(file(issuer.pem()));
    }

    @Test
    void aValidTokenIdentifiesTheMemberAndItsGroups() throws Exception {
        Caller caller = validator.validate(issuer.token("42", claims -> {})).orElseThrow();

        assertThat(caller.memberId()).isEqualTo("42");
        assertThat(caller.groups()).isEqualTo(Set.of("customer"));
    }

    @ParameterizedTest
    @MethodSource
    void aTokenWithWrongClaimsIsInvalid(Consumer<JwtClaims> wrong) throws Exception {
        assertThat(validator.validate(issuer.token("42", wrong))).isEmpty();
    }

    static Stream<Consumer<JwtClaims>> aTokenWithWrongClaimsIsInvalid() {
        return Stream.of(
                claims -> claims.setIssuer("another"),
                claims -> claims.unsetClaim("iss"),
                claims -> claims.setAudience("elsewhere"),
                claims -> claims.unsetClaim("aud"),
                claims -> claims.unsetClaim("exp"),
                claims -> claims.setStringClaim("exp", "tomorrow"),
                TokenIssuer.expiringIn(-31),
                claims -> claims.setNotBeforeMinutesInThePast(-1),
                claims -> claims.setStringClaim("nbf", "later"),
                claims -> claims.unsetClaim("sub"),
                claims -> claims.setSubject(" "),
                claims -> claims.setSubject("m".repeat(256)));
    }

    @Test
    void clocksMayDifferBy30Seconds() throws Exception {
        assertThat(validator.validate(issuer.token("42", TokenIssuer.expiringIn(-20))))
                .isPresent();
    }

    @Test
    void aSingleGroupNeedsNoList() throws Exception {
        String token = issuer.token("42", claims -> claims.setStringClaim("groups", "customer"));

        assertThat(validator.validate(token).orElseThrow().groups()).isEqualTo(Set.of("customer"));
    }

    @Test
    void groupsOfAnotherTypeAreIgnored() throws Exception {
        String token = issuer.token("42", claims -> claims.setClaim("groups", 42));

        assertThat(validator.validate(token).orElseThrow().groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c", "e30.e30.e30", "...."})
    void garbageIsInvalid(String garbage) {
        assertThat(validator.validate(garbage)).isEmpty();
    }

    @Test
    void aTokenSignedWithAnotherKeyIsInvalid() throws Exception {
        assertThat(validator.validate(new TokenIssuer("one").token("42", claims -> {})))
                .isEmpty();
    }

    @Test
    void aKeySetIsReadFromAUrl() throws Exception {
        JwtValidator validatorWithKeySet = TokenIssuer.validator(directory.toUri() + fileName(issuer.keySet()));

        assertThat(validatorWithKeySet.validate(issuer.token("42", claims -> {})))
                .isPresent();
        assertThat(validatorWithKeySet.validate(new TokenIssuer("two").token("42", claims -> {})))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "{\"keys\":1}", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
    void aFileWithoutAKeyIsReportedWithItsSetting(String content) throws Exception {
        String file = file(content);

        assertThatIllegalStateException()
                .isThrownBy(() -> TokenIssuer.validator(file))
                .withMessageStartingWith(
                        "Wrong settings: mp.jwt.verify.publickey.location is '" + file + "'; expected");
    }

    @Test
    void aMissingFileIsReportedWithItsSetting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenIssuer.validator("/nowhere/key.pem"))
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
