package flashsale.order.metrics;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SaleState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Order metrics as Micrometer meters. Each is created once, so that counting needs no lookup and no lock. */
final class MicrometerOrderMetrics implements OrderMetrics {

    private static final Duration[] PUBLISH = millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
    private static final Duration[] DECIDE = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);
    private static final double[] BATCH = {1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000};

    private final MeterRegistry meters;
    private final Map<Publication, Counter> placed;
    private final Counter refused;
    private final Map<SaleState, Counter> notOnSale;
    private final Counter unreceived;
    private final Map<Publication, Counter> redriven;
    private final Timer publish;
    private final Timer decide;
    private final DistributionSummary batch;
    private final Map<State, Counter> decided;
    private final Counter conflicts;
    private final Counter conflictRetries;
    private final Counter faultRetries;
    private final Map<Reason, Counter> deadLetters;
    private final Counter redisFaults;

    MicrometerOrderMetrics(MeterRegistry meters) {
        this.meters = meters;
        placed = each(Publication.class, MicrometerOrderMetrics::result, result -> requests(result));
        refused = requests("refused");
        notOnSale = each(
                SaleState.class,
                SaleState::name,
                state -> counter(
                        "flashsale.sale.refusals", "Orders refused because of the state of a sale", "state", state));
        unreceived =
                counter("flashsale.unreceived.requests", "Requests that ended because they never reached the queue");
        redriven = each(
                Publication.class,
                MicrometerOrderMetrics::result,
                result -> counter(
                        "flashsale.redriven.requests", "Failed requests handed to the queue again", "result", result));
        publish = Timer.builder("flashsale.publish")
                .description("From handing a customer's request to Kafka to its answer")
                .serviceLevelObjectives(PUBLISH)
                .register(meters);
        decide = Timer.builder("flashsale.decide")
                .description("From handing over a batch to its commit, with all tries and waiting for its turn")
                .serviceLevelObjectives(DECIDE)
                .register(meters);
        batch = DistributionSummary.builder("flashsale.batch")
                .description("Records in a batch that is decided together")
                .baseUnit("records")
                .serviceLevelObjectives(BATCH)
                .register(meters);
        decided = each(
                State.class,
                State::name,
                status -> counter("flashsale.orders.decided", "Requests decided, by their status", "status", status));
        conflicts = counter("flashsale.optimistic.conflicts", "Tries that lost the optimistic lock");
        conflictRetries = retries("conflict");
        faultRetries = retries("fault");
        deadLetters = each(
                Reason.class,
                Reason::name,
                reason -> counter("flashsale.dead.letters", "Requests kept as dead letters", "reason", reason));
        redisFaults = counter("flashsale.redis.faults", "Commands that Redis did not answer");
    }

    private static String result(Publication publication) {
        return switch (publication) {
            case ACKNOWLEDGED -> "accepted";
            case NOT_PUBLISHED -> "not_published";
            case UNKNOWN -> "uncertain";
        };
    }

    private Counter requests(String result) {
        return counter("flashsale.order.requests", "Order requests of customers, by their result", "result", result);
    }

    private Counter retries(String cause) {
        return counter("flashsale.batch.retries", "Batches, or halves of them, that are done again", "cause", cause);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(meters);
    }

    private static <E extends Enum<E>> Map<E, Counter> each(
            Class<E> values, Function<E, String> label, Function<String, Counter> counter) {
        Map<E, Counter> counters = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            counters.put(value, counter.apply(label.apply(value)));
        }
        return counters;
    }

    private static Duration[] millis(long... values) {
        return LongStream.of(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    @Override
    public void placed(Publication publication, long nanos) {
        placed.get(publication).increment();
        publish.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void refused() {
        refused.increment();
    }

    @Override
    public void notOnSale(SaleState state) {
        notOnSale.get(state).increment();
    }

    @Override
    public void unreceived() {
        unreceived.increment();
    }

    @Override
    public void redriven(Publication publication) {
        redriven.get(publication).increment();
    }

    @Override
    public void decided(int records, List<Outcome> outcomes, long nanos) {
        batch.record(records);
        decide.record(nanos, TimeUnit.NANOSECONDS);
        Arrays.stream(State.values())
                .forEach(state -> decided.get(state)
                        .increment(outcomes.stream()
                                .filter(outcome -> !outcome.decidedBefore())
                                .filter(outcome -> outcome.status().state() == state)
                                .count()));
    }

    @Override
    public void lockLost(boolean again) {
        conflicts.increment();
        if (again) {
            conflictRetries.increment();
        }
    }

    @Override
    public void batchFailed() {
        faultRetries.increment();
    }

    @Override
    public void deadLettered(Reason reason) {
        deadLetters.get(reason).increment();
    }

    @Override
    public void statusesUnavailable() {
        redisFaults.increment();
    }

    @Override
    public Responses responsesTo(String call) {
        return new MicrometerResponses(meters, call);
    }
}
