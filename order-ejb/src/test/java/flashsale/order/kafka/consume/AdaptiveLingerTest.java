package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveLingerTest {

    private static final Duration BETWEEN = Duration.ofNanos(20);

    private final List<Long> pauses = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5;
    private final AdaptiveLinger adaptiveLinger = new AdaptiveLinger(BETWEEN, () -> now, pauses::add);

    @Test
    void theFirstBatchWaitsForNothing() {
        adaptiveLinger.keep();

        assertThat(pauses).isEmpty();
    }

    @Test
    void theNextOneWaitsForWhatIsLeft() {
        adaptiveLinger.begin(125, false);
        now += 13;
        adaptiveLinger.keep();

        assertThat(pauses).containsExactly(7L);
    }

    @Test
    void oneAfterALongBatchOrARestDoesNot() {
        adaptiveLinger.begin(125, false);
        now += 20;
        adaptiveLinger.keep();

        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "125, 20", "250, 40", "375, 60", "500, 80", "1000, 80"})
    void theMoreArrivesTheMoreIsGatheredUpToAnEnd(int requests, long pause) {
        adaptiveLinger.begin(requests, false);
        adaptiveLinger.keep();

        assertThat(pauses).containsExactly(pause);
    }

    @Test
    void noneWaitsBehindASingleRequest() {
        adaptiveLinger.begin(1, false);
        adaptiveLinger.keep();

        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200, 1_000})
    void noneWaitsInABacklog(int requests) {
        adaptiveLinger.begin(requests, true);
        adaptiveLinger.keep();

        assertThat(pauses).isEmpty();
    }
}
