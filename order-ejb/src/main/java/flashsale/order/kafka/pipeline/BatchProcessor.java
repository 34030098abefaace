package flashsale.order.kafka.pipeline;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.deadletter.DeadLetterPublisher;
import flashsale.order.kafka.deadletter.PublishedDeadLetterLookup;
import flashsale.order.kafka.record.DeduplicationKey;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.ReceivedRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps of a polled batch: decide and commit it, then publish its dead letters and announce its decisions. Each step is
 * idempotent, so a failed batch is retried from the start. Thread-safe.
 */
@ApplicationScoped
public class BatchProcessor {

    @Inject
    DecideOrders decideOrders;

    @Inject
    DeadLetterPublisher deadLetterPublisher;

    @Inject
    PublishedDeadLetterLookup deadLetterLookup;

    @Inject
    AnnounceDecisions announceDecisions;

    @Inject
    Clock clock;

    @Inject
    OrderMetrics orderMetrics;

    /** Returns when the decisions are committed to the database. */
    public List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
        long begin = System.nanoTime();
        List<Outcome> outcomes = decideOrders.decide(receivedRecords.stream()
                .map(ReceivedRecord::request)
                .flatMap(Optional::stream)
                .toList());
        orderMetrics.decided(receivedRecords.size(), outcomes, System.nanoTime() - begin);
        return outcomes;
    }

    /**
     * Publishes the dead letters and announces the decisions.
     *
     * @param outcomes of these records
     * @param maybeRedelivered whether a record may have passed these steps before, wholly or in part
     * @param lease checked before dead letters are published
     */
    public void publishOutcomes(
            List<ReceivedRecord> receivedRecords,
            List<Outcome> outcomes,
            Predicate<ReceivedRecord> maybeRedelivered,
            Lease lease) {
        List<FailedRecord> failedRecords = recordsWithoutDeadLetter(receivedRecords, outcomes, maybeRedelivered);
        lease.check();
        deadLetterPublisher.publish(failedRecords);
        failedRecords.forEach(failedRecord -> orderMetrics.deadLettered(failedRecord.reason()));
        BatchLog.log(receivedRecords, outcomes, failedRecords);
        List<OrderView> views = outcomes.stream().map(Outcome::view).toList();
        if (!views.isEmpty()) {
            announceDecisions.announce(views);
        }
    }

    private List<FailedRecord> recordsWithoutDeadLetter(
            List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, Predicate<ReceivedRecord> maybeRedelivered) {
        List<FailedRecord> failedRecords = new ArrayList<>();
        List<FailedRecord> maybePublished = new ArrayList<>();
        Map<DeduplicationKey, Outcome> unassignedOutcomes =
                outcomes.stream().collect(toMap(DeduplicationKey::of, outcome -> outcome));
        for (ReceivedRecord receivedRecord : receivedRecords) {
            Optional<OrderRequest> request = receivedRecord.request();
            if (request.isEmpty()) {
                FailedRecord failedRecord = new FailedRecord(receivedRecord, Reason.INVALID_REQUEST, clock.instant());
                (maybeRedelivered.test(receivedRecord) ? maybePublished : failedRecords).add(failedRecord);
                continue;
            }
            // The first record of a request takes its outcome; a later one is a duplicate. A record of an earlier
            // attempt
            // finds none: its dead letter must exist already, or nobody could have redriven the request.
            Outcome outcome = unassignedOutcomes.remove(receivedRecord.deduplicationKey());
            if (outcome == null || outcome.status().reason().isEmpty()) {
                continue;
            }
            FailedRecord failedRecord = failedRecord(receivedRecord, outcome);
            if (!outcome.decidedBefore()) {
                failedRecords.add(failedRecord);
            } else if (maybeRedelivered.test(receivedRecord)) {
                maybePublished.add(failedRecord);
            }
        }
        failedRecords.addAll(withoutPublished(maybePublished));
        return failedRecords;
    }

    private static FailedRecord failedRecord(ReceivedRecord receivedRecord, Outcome outcome) {
        OrderStatus status = outcome.status();
        return new FailedRecord(receivedRecord, status.reason().orElseThrow(), status.since());
    }

    private List<FailedRecord> withoutPublished(List<FailedRecord> maybePublished) {
        if (maybePublished.isEmpty()) {
            return List.of();
        }
        Set<DeduplicationKey> keys =
                maybePublished.stream().map(BatchProcessor::key).collect(toSet());
        Instant earliest = maybePublished.stream()
                .map(BatchProcessor::earliestPublication)
                .min(Instant::compareTo)
                .orElseThrow();
        Set<DeduplicationKey> published = deadLetterLookup.findPublished(keys, earliest);
        return maybePublished.stream()
                .filter(failedRecord -> !published.contains(key(failedRecord)))
                .toList();
    }

    private static DeduplicationKey key(FailedRecord failedRecord) {
        return failedRecord.received().deduplicationKey();
    }

    private static Instant earliestPublication(FailedRecord failedRecord) {
        Instant timestamp =
                Instant.ofEpochMilli(failedRecord.received().record().timestamp());
        return timestamp.isBefore(failedRecord.failedAt()) ? timestamp : failedRecord.failedAt();
    }
}
