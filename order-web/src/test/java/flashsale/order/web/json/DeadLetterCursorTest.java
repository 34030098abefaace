package flashsale.order.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.DeadLetters.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterCursorTest {

    @Test
    void aCursorSurvivesItsTextForm() {
        Position position = new Position(5, 123_456_789_012L);

        assertThat(DeadLetterCursor.parse(DeadLetterCursor.format(position))).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "next",
                "5",
                "5.",
                ".5",
                "-1.0",
                "0.-1",
                "1.2.3",
                "a.b",
                "0. 1",
                "0.9999999999999999999",
                "٣.١"
            })
    void anyOtherTextIsNoCursor(String text) {
        assertThat(DeadLetterCursor.parse(text)).isEmpty();
    }
}
