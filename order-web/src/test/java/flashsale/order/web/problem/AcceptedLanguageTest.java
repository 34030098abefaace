package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ko                             | KOREAN
                    ko-KR                          | KOREAN
                    KO-kr                          | KOREAN
                    ko-Kore-KR                     | KOREAN
                    ko-KR,ko;q=0.9,en-US;q=0.8     | KOREAN
                    en;q=0.5, ko;q=0.8             | KOREAN
                    fr, ko;q=0.1                   | KOREAN
                    ko, en                         | KOREAN
                    en;q=0, *                      | KOREAN
                    ko;q=0.5, *;q=0.1              | KOREAN
                    en                             | ENGLISH
                    en-GB                          | ENGLISH
                    en, ko                         | ENGLISH
                    ko;q=0.5, en;q=0.6             | ENGLISH
                    ko;q=0                         | ENGLISH
                    ko;q=0, *                      | ENGLISH
                    *                              | ENGLISH
                    *, ko;q=0.5                    | ENGLISH
                    fr                             | ENGLISH
                    kok                            | ENGLISH
                    ''                             | ENGLISH
                    ,                              | ENGLISH
                    ;;=                            | ENGLISH
                    ko;q=2                         | ENGLISH
                    ko;q=x                         | ENGLISH
                    한국어                            | ENGLISH
                    """)
    void theClientsPreferredLanguageIsChosen(String header, Language expected) {
        assertThat(AcceptedLanguage.of(header)).isEqualTo(expected);
    }

    @Test
    void englishIsTheDefault() {
        assertThat(AcceptedLanguage.of(null)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void aHeaderBeyondTheLimitsIsIgnored() {
        assertThat(AcceptedLanguage.of("ko" + ",fr".repeat(31))).isEqualTo(Language.KOREAN);
        assertThat(AcceptedLanguage.of("ko" + ",fr".repeat(32))).isEqualTo(Language.ENGLISH);
        assertThat(AcceptedLanguage.of("ko" + " ".repeat(510))).isEqualTo(Language.KOREAN);
        assertThat(AcceptedLanguage.of("ko" + " ".repeat(511))).isEqualTo(Language.ENGLISH);
    }
}
