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

    private static final Duration MIN_INTERVAL = Duration.ofNanos(20);

    private final List<Long> delays = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5;
    private final AdaptiveLinger linger = new AdaptiveLinger(MIN_INTERVAL, () -> now, delays::add);

    @Test
    void theFirstPollIsNotDelayed() {
        linger.awaitNextPoll();

        assertThat(delays).isEmpty();
    }

    @Test
    void theNextPollWaitsForTheRestOfTheInterval() {
        linger.batchStarted(125, false);
        now += 13;
        linger.awaitNextPoll();

        assertThat(delays).containsExactly(7L);
    }

    @Test
    void aPollAfterTheIntervalIsNotDelayed() {
        linger.batchStarted(125, false);
        now += 20;
        linger.awaitNextPoll();

        assertThat(delays).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "125, 20", "250, 40", "375, 60", "500, 80", "1000, 80"})
    void theDelayGrowsWithTheBatchUpToALimit(int requests, long delay) {
        linger.batchStarted(requests, false);
        linger.awaitNextPoll();

        assertThat(delays).containsExactly(delay);
    }

    @Test
    void aPollAfterASingleRequestIsNotDelayed() {
        linger.batchStarted(1, false);
        linger.awaitNextPoll();

        assertThat(delays).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200, 1_000})
    void aBacklogIsNotDelayed(int requests) {
        linger.batchStarted(requests, true);
        linger.awaitNextPoll();

        assertThat(delays).isEmpty();
    }
}
