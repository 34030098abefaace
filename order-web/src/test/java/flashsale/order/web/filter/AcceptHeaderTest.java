package flashsale.order.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "*/*;q=0", "a/b;q=0.123, c/d;Q=1.000", "a/b; charset=utf-8 ; q = 0.5", "a/b;q=1"})
    void aWeightIsANumberFromZeroToOne(String accept) {
        assertThat(AcceptHeader.hasValidWeights(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*;q=a", "a/b;q=", "a/b;q=2", "a/b;q=-1", "a/b;q=1.1", "a/b, c/d;q=0.x"})
    void anyOtherWeightIsInvalid(String accept) {
        assertThat(AcceptHeader.hasValidWeights(accept)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "application/json | application/json",
                "application/json;charset=utf-16 | application/json",
                "application/json ; v=1 ;q=0.5, text/html;level=1;q=0.1 | application/json ;q=0.5, text/html;q=0.1",
                "application/json; p=\"a;b,c\\\"d\"; q=1, */* | application/json; q=1, */*",
                "text/event-stream; charset=\"utf-16\" | text/event-stream",
                "application/json;Q=0;quiet | application/json;Q=0",
                ";; | ;;"
            })
    void parametersAreRemovedAndWeightsStay(String accept, String expected) {
        assertThat(AcceptHeader.withoutParameters(accept)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "*/*",
                "application/*",
                "text/html, application/json;q=0.1",
                "text/html;q=0.1, */*;q=0.2",
                "*/*;q=0, application/json",
                "application/*;q=0,application/json ; q = 0.5"
            })
    void aTypeWithinAWeightedRangeIsAccepted(String accept) {
        assertThat(AcceptHeader.accepts(accept, MediaType.APPLICATION_JSON_TYPE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/*;q=0.5",
                "application/xml",
                "application/json;q=0",
                "*/*, application/json;q=0.0",
                "*/*, application/*;q=0",
                "text/*",
                "json",
                "/",
                ";;",
                ""
            })
    void anyOtherTypeIsNotAccepted(String accept) {
        assertThat(AcceptHeader.accepts(accept, MediaType.APPLICATION_JSON_TYPE))
                .isFalse();
    }
}
