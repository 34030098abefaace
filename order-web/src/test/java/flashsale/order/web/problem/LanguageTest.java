package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @Test
    void everyLanguageHasTheSameKeysAndPlaceholders() throws IOException {
        Properties english = texts("problems.properties");
        Properties korean = texts("problems_ko.properties");

        assertThat(korean.keySet()).isEqualTo(english.keySet());
        assertThat(korean.stringPropertyNames())
                .allSatisfy(key -> assertThat(placeholders(korean.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key))));
    }

    @Test
    void noTextContainsAnApostrophe() throws IOException {
        for (String file : List.of("problems.properties", "problems_ko.properties")) {
            for (Map.Entry<Object, Object> entry : texts(file).entrySet()) {
                assertThat(entry.getValue().toString())
                        .as(file + " " + entry.getKey())
                        .isNotBlank()
                        .doesNotContain("'");
            }
        }
    }

    static Stream<Violation> aViolationOfEachRule() {
        return Arrays.stream(Rule.values()).map(rule -> switch (rule) {
            case ONE_OF, PAGE_SIZE -> new Violation("field", rule, 123);
            default -> new Violation("field", rule);
        });
    }

    @ParameterizedTest
    @MethodSource("aViolationOfEachRule")
    void everyRuleHasATextWithItsLimits(Violation violation) {
        for (Language language : Language.values()) {
            String message = language.text(violation);
            violation.limits().forEach(limit -> assertThat(message).contains(limit.toString()));
            assertThat(message).doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasTextsWithItsLimits(ProblemKind kind) {
        for (Language language : Language.values()) {
            assertThat(kind.title(language)).isNotBlank();
            assertThat(kind.detail(language)).isNotBlank().doesNotContain("{");
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream stream = Language.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
