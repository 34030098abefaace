package flashsale.order.metrics;

import flashsale.order.application.monitoring.DecisionLoops;
import flashsale.order.application.monitoring.DecisionLoops.Loop;
import flashsale.order.application.monitoring.PoolMetrics;
import flashsale.order.application.monitoring.QueueLag;
import flashsale.order.application.track.DecisionWaiters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Gauges of states that are read at each scrape. */
final class StateGauges {

    private final DecisionLoops loops;
    private final QueueLag queue;
    private final List<PoolMetrics> pools;
    private final MultiGauge lag;
    private final MultiGauge up;
    private final MultiGauge pollAge;
    private final MultiGauge assigned;
    private final MultiGauge connections;
    private final MultiGauge waiting;

    StateGauges(
            MeterRegistry meters,
            DecisionLoops loops,
            QueueLag queue,
            DecisionWaiters waiters,
            Stream<PoolMetrics> pools) {
        this.loops = loops;
        this.queue = queue;
        this.pools = pools.toList();
        lag = gauge(meters, "flashsale.consumer.lag", "records", "Records of the group that are not done with");
        up = gauge(meters, "flashsale.consumer.loop.up", null, "Whether a loop works: 1 or 0");
        pollAge = gauge(meters, "flashsale.consumer.loop.poll.age", "seconds", "Since a loop last looked for records");
        assigned = gauge(meters, "flashsale.consumer.loop.partitions", null, "Partitions that a loop has");
        connections = gauge(meters, "flashsale.pool.connections", null, "Connections, by their state");
        waiting = gauge(meters, "flashsale.pool.waiting.threads", null, "Threads that wait for a connection");
        Gauge.builder("flashsale.waiting.clients", waiters, DecisionWaiters::size)
                .description("Clients that this instance keeps waiting for a decision")
                .register(meters);
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String unit, String description) {
        return MultiGauge.builder(name).baseUnit(unit).description(description).register(meters);
    }

    /** Reads all states; one scrape at a time. */
    synchronized void read() {
        lag.register(
                queue.byPartition().entrySet().stream()
                        .<Row<?>>map(entry ->
                                Row.of(Tags.of("partition", entry.getKey().toString()), entry.getValue()))
                        .toList(),
                true);
        List<Loop> all = loops.loops();
        up.register(rows(all, loop -> loop.works() ? 1 : 0), true);
        pollAge.register(
                rows(
                        all.stream()
                                .filter(loop -> loop.sincePoll().isPresent())
                                .toList(),
                        loop -> seconds(loop.sincePoll().orElseThrow())),
                true);
        assigned.register(rows(all, loop -> loop.partitions().size()), true);
        readPools();
    }

    private static List<Row<?>> rows(List<Loop> loops, ToDoubleFunction<Loop> value) {
        return loops.stream()
                .<Row<?>>map(
                        loop -> Row.of(Tags.of("loop", Integer.toString(loop.number())), value.applyAsDouble(loop)))
                .toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private void readPools() {
        List<Row<?>> states = new ArrayList<>();
        List<Row<?>> waits = new ArrayList<>();
        for (PoolMetrics pool : pools) {
            Tags tags = Tags.of("pool", pool.name());
            PoolMetrics.Use use = pool.use();
            states.add(Row.of(tags.and("state", "active"), use.active()));
            use.idle().ifPresent(idle -> states.add(Row.of(tags.and("state", "idle"), idle)));
            use.waiting().ifPresent(threads -> waits.add(Row.of(tags, threads)));
        }
        connections.register(states, true);
        waiting.register(waits, true);
    }
}
