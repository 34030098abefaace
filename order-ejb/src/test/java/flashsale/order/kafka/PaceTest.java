package flashsale.order.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration BETWEEN = Duration.ofNanos(20);

    private final List<Long> pauses = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5;
    private final Pace pace = new Pace(BETWEEN, () -> now, pauses::add);

    @Test
    void theFirstBatchWaitsForNothing() {
        pace.keep();

        assertThat(pauses).isEmpty();
    }

    @Test
    void theNextOneWaitsForWhatIsLeft() {
        pace.begin(199);
        now += 13;
        pace.keep();

        assertThat(pauses).containsExactly(7L);
    }

    @Test
    void oneAfterALongBatchOrARestDoesNot() {
        pace.begin(199);
        now += 20;
        pace.keep();

        assertThat(pauses).isEmpty();
    }

    @Test
    void noneDoesBehindALargeOne() {
        pace.begin(200);
        pace.keep();

        assertThat(pauses).isEmpty();
    }
}
