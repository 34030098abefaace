package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that are valid JSON, but that no issuer should sign. */
class UnusualClaimsTest {

    private static final String CLAIMS = """
            {"iss":"issuer","aud":"shop","sub":"42","exp":4102444800,"nbf":1,"iat":1,"groups":["customer"]}""";

    @TempDir
    Path directory;

    private TokenIssuer issuer;
    private JwtValidator validator;

    @BeforeEach
    void aKeyInAFile() throws Exception {
        issuer = new TokenIssuer("one");
        validator = TokenIssuer.validator(
                Files.writeString(directory.resolve("key"), issuer.pem()).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"42\\ud800\"",
                "\"\\udc00\"",
                "\"42\\u0000\"",
                "\"4\\n2\"",
                "\"42\\ufffd\"",
                "\"\\u200b\"",
                "\"\"",
                "42",
                "null",
                "[\"42\"]"
            })
    void aSubjectThatIsNoMemberIdIsInvalid(String subject) throws Exception {
        assertThat(validated("\"42\"", subject)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31556889864403170",
                "9223372036854775807",
                "9223372036854775808",
                "1e18",
                "1e400",
                "-1",
                "-9223372036854775808",
                "true",
                "null",
                "\"4102444800\""
            })
    void anImpossibleExpiryIsInvalid(String time) throws Exception {
        assertThat(validated("4102444800", time)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nbf, -9223372036854775808",
        "nbf, -1e400",
        "nbf, true",
        "nbf, []",
        "iat, -9223372036854775808",
        "iat, 9223372036854775807",
        "iat, 9223372036854775808",
        "iat, 1e400",
        "iat, true",
        "iat, '\"now\"'"
    })
    void anImpossibleTimeIsInvalid(String claim, String time) throws Exception {
        assertThat(validated("\"" + claim + "\":1", "\"" + claim + "\":" + time))
                .isEmpty();
    }

    @Test
    void unusualButPossibleTimesAreValid() throws Exception {
        assertThat(validated("4102444800", "4102444800.9")).isPresent();
        assertThat(validated("4102444800", "31556889864403169")).isPresent();
        assertThat(validated("\"nbf\":1", "\"nbf\":-1.5")).isPresent();
        assertThat(validated("\"iat\":1", "\"iat\":null")).isPresent();
    }

    @Test
    void onlyTextsAreGroups() throws Exception {
        assertThat(groups("[null,42,true,[\"operator\"],{\"operator\":1},\"customer\",\"customer\"]"))
                .containsExactly("customer");
        assertThat(groups("{\"customer\":1}")).isEmpty();
        assertThat(groups("null")).isEmpty();
        assertThat(groups("[]")).isEmpty();
    }

    private Set<String> groups(String value) throws Exception {
        return validated("[\"customer\"]", value).orElseThrow().groups();
    }

    private Optional<Caller> validated(String part, String other) throws Exception {
        assertThat(CLAIMS).contains(part);
        return validator.validate(issuer.token(CLAIMS.replace(part, other)));
    }
}
