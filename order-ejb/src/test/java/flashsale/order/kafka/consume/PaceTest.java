package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        pace.begin(125, false);
        now += 13;
        pace.keep();

        assertThat(pauses).containsExactly(7L);
    }

    @Test
    void oneAfterALongBatchOrARestDoesNot() {
        pace.begin(125, false);
        now += 20;
        pace.keep();

        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "125, 20", "250, 40", "375, 60", "500, 80", "1000, 80"})
    void theMoreArrivesTheMoreIsGatheredUpToAnEnd(int requests, long pause) {
        pace.begin(requests, false);
        pace.keep();

        assertThat(pauses).containsExactly(pause);
    }

    @Test
    void noneWaitsBehindASingleRequest() {
        pace.begin(1, false);
        pace.keep();

        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200, 1_000})
    void noneWaitsInABacklog(int requests) {
        pace.begin(requests, true);
        pace.keep();

        assertThat(pauses).isEmpty();
    }
}
