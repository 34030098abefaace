package flashsale.order.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "wait=10                        | 10",
                "WAIT = 10                      | 10",
                "wait=\"10\"                    | 10",
                "wait=0                         | 0",
                "wait=30                        | 30",
                "wait=31                        | 30",
                "wait=99999999999999999999      | 30",
                "respond-async, wait=5          | 5",
                "wait=5; x=y, wait=7            | 5",
                "foo=\"a, wait=1\", wait=7      | 7",
                "foo=\"\\\", wait=1\", wait=7   | 7"
            })
    void aWaitIsGrantedUpToTheMaximum(String header, long seconds) {
        assertThat(PreferHeader.waitTime(List.of(header))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=ten", "await=5", "foo=\"wait=5", "\"", ","})
    void anyOtherPreferenceIsIgnored(String header) {
        assertThat(PreferHeader.waitTime(List.of(header))).isEmpty();
    }

    @Test
    void theFirstOfSeveralHeadersCounts() {
        assertThat(PreferHeader.waitTime(List.of("return=minimal", "wait=3", "wait=4")))
                .contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\\\"", "\"a\"", ",", ";", " "})
    void aLongHeaderIsRead(String part) {
        assertThat(PreferHeader.waitTime(List.of("foo=\"" + part.repeat(50_000) + "\"", "wait=7")))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void anAbsentHeaderHasNoWait() {
        assertThat(PreferHeader.waitTime(null)).isEmpty();
    }
}
