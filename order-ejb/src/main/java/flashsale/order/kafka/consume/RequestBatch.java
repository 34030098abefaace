package flashsale.order.kafka.consume;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.deadletter.DeadLetterQueue;
import flashsale.order.kafka.deadletter.DeadLetterTrail;
import flashsale.order.kafka.record.Arrival;
import flashsale.order.kafka.record.Failure;
import flashsale.order.kafka.record.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps of a polled batch: decide and commit, then publish the dead letters and announce. Each can be repeated, so a batch that
 * fails on its way is simply done again from the start. Safe for use by many threads.
 */
@ApplicationScoped
public class RequestBatch {

    @Inject
    public DecideOrders decideOrders;

    @Inject
    public DeadLetterQueue deadLetters;

    @Inject
    public DeadLetterTrail trail;

    @Inject
    public AnnounceDecisions announceDecisions;

    @Inject
    public Clock clock;

    @Inject
    public OrderMetrics orderMetrics;

    /** Returns when the decisions are committed. */
    List<Outcome> decide(List<Arrival> arrivals) {
        long begin = System.nanoTime();
        List<Outcome> outcomes = decideOrders.decide(arrivals.stream()
                .map(Arrival::request)
                .flatMap(Optional::stream)
                .toList());
        orderMetrics.decided(arrivals.size(), outcomes, System.nanoTime() - begin);
        return outcomes;
    }

    /**
     * Returns when the dead letters are kept and the outcomes shown.
     *
     * @param outcomes of these arrivals
     * @param perhapsDoneBefore whether a record may have been through these steps already, wholly or in part
     * @param lease checked before dead letters go out
     */
    void tell(List<Arrival> arrivals, List<Outcome> outcomes, Predicate<Arrival> perhapsDoneBefore, Lease lease) {
        List<Failure> failures = newFailures(arrivals, outcomes, perhapsDoneBefore);
        lease.check();
        deadLetters.publish(failures);
        failures.forEach(failure -> orderMetrics.deadLettered(failure.reason()));
        BatchLog.tell(arrivals, outcomes, failures);
        List<OrderView> views = outcomes.stream().map(Outcome::view).toList();
        if (!views.isEmpty()) {
            announceDecisions.announce(views);
        }
    }

    private List<Failure> newFailures(
            List<Arrival> arrivals, List<Outcome> outcomes, Predicate<Arrival> perhapsDoneBefore) {
        List<Failure> failures = new ArrayList<>();
        List<Failure> perhapsPublished = new ArrayList<>();
        Map<Identity, Outcome> undealt = outcomes.stream().collect(toMap(Identity::of, outcome -> outcome));
        for (Arrival arrival : arrivals) {
            Optional<OrderRequest> request = arrival.request();
            if (request.isEmpty()) {
                Failure failure = new Failure(arrival, Reason.INVALID_REQUEST, clock.instant());
                (perhapsDoneBefore.test(arrival) ? perhapsPublished : failures).add(failure);
                continue;
            }
            // The first record of a request takes its outcome, a further one is a repetition. One of an earlier attempt
            // finds none: it has its dead letter, or else nobody could have sent it again.
            Outcome outcome = undealt.remove(arrival.identity());
            if (outcome == null || outcome.status().reason().isEmpty()) {
                continue;
            }
            Failure failure = failure(arrival, outcome);
            if (!outcome.decidedBefore()) {
                failures.add(failure);
            } else if (perhapsDoneBefore.test(arrival)) {
                perhapsPublished.add(failure);
            }
        }
        failures.addAll(notPublished(perhapsPublished));
        return failures;
    }

    private static Failure failure(Arrival arrival, Outcome outcome) {
        OrderStatus status = outcome.status();
        return new Failure(arrival, status.reason().orElseThrow(), status.since());
    }

    private List<Failure> notPublished(List<Failure> perhapsPublished) {
        if (perhapsPublished.isEmpty()) {
            return List.of();
        }
        Set<Identity> suspects = new HashSet<>();
        perhapsPublished.forEach(failure -> suspects.add(failure.arrival().identity()));
        Instant earliest = perhapsPublished.stream()
                .map(RequestBatch::earliestPublication)
                .min(Instant::compareTo)
                .orElseThrow();
        Set<Identity> published = trail.published(suspects, earliest);
        return perhapsPublished.stream()
                .filter(failure -> !published.contains(failure.arrival().identity()))
                .toList();
    }

    private static Instant earliestPublication(Failure failure) {
        Instant arrived = Instant.ofEpochMilli(failure.arrival().record().timestamp());
        return arrived.isBefore(failure.failedAt()) ? arrived : failure.failedAt();
    }
}
