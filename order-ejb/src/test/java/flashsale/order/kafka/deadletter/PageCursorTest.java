package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    @Test
    void aCursorSurvivesItsTextForm() {
        PageCursor cursor = new PageCursor(5, 123_456_789_012L);

        assertThat(PageCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "5.", ".5", "-1.0", "0.-1", "1.2.3", "a.b", "0. 1", "0.9999999999999999999", "٣.١"})
    void anyOtherTextIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PageCursor.parse(text));
    }
}
