package flashsale.order.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.monitoring.DecisionLoops.Loop;
import flashsale.order.application.monitoring.DecisionLoops.State;
import flashsale.order.application.monitoring.PoolMetrics;
import flashsale.order.application.track.DecisionWaiters;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateGaugesTest {

    private final RealMetrics metrics = new RealMetrics();
    private final Map<Integer, Long> lag = new HashMap<>(Map.of(0, 7L, 1, 0L));
    private final Loop working =
            new Loop(0, State.WORKING, 0, new TreeSet<>(List.of(0, 1)), Optional.of(Duration.ofMillis(1_500)));
    private final Loop notStarted = new Loop(1, State.STARTING, 0, new TreeSet<>(), Optional.empty());
    private final PoolMetrics whole = pool("redis", new PoolMetrics.Use(3, OptionalLong.of(5), OptionalLong.of(2)));
    private final PoolMetrics partly =
            pool("database", new PoolMetrics.Use(1, OptionalLong.empty(), OptionalLong.empty()));
    private final StateGauges gauges = new StateGauges(
            metrics.meters(),
            () -> List.of(working, notStarted),
            () -> lag,
            new DecisionWaiters(1),
            Stream.of(whole, partly));

    @Test
    void everyLoopIsShownWithItsKnownStates() {
        gauges.read();

        assertThat(metrics.page())
                .contains("flashsale_consumer_loop_up{loop=\"0\"} 1.0")
                .contains("flashsale_consumer_loop_up{loop=\"1\"} 0.0")
                .contains("flashsale_consumer_loop_partitions{loop=\"0\"} 2.0")
                .contains("flashsale_consumer_loop_poll_age_seconds{loop=\"0\"} 1.5")
                .doesNotContain("flashsale_consumer_loop_poll_age_seconds{loop=\"1\"}");
    }

    @Test
    void theLagOfAnUnavailableQueueIsOmitted() {
        gauges.read();
        assertThat(metrics.page()).contains("flashsale_consumer_lag_records{partition=\"0\"} 7.0");

        lag.clear();
        gauges.read();

        assertThat(metrics.page()).doesNotContain("flashsale_consumer_lag_records{");
    }

    @Test
    void onlyTheKnownStatesOfAPoolAreShown() {
        gauges.read();

        assertThat(metrics.page())
                .contains("flashsale_pool_connections{pool=\"redis\",state=\"active\"} 3.0")
                .contains("flashsale_pool_connections{pool=\"redis\",state=\"idle\"} 5.0")
                .contains("flashsale_pool_waiting_threads{pool=\"redis\"} 2.0")
                .contains("flashsale_pool_connections{pool=\"database\",state=\"active\"} 1.0")
                .doesNotContain("flashsale_pool_waiting_threads{pool=\"database\"}");
    }

    private static PoolMetrics pool(String name, PoolMetrics.Use use) {
        return new PoolMetrics() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Use use() {
                return use;
            }
        };
    }
}
