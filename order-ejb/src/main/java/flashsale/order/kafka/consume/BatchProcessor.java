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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps of a polled batch: decide and commit, then publish the dead letters and announce. Each step can be repeated, so a
 * batch that fails is retried from the start. Safe for use by many threads.
 */
@ApplicationScoped
public class BatchProcessor {

    @Inject
    DecideOrders decideOrders;

    @Inject
    DeadLetterPublisher deadLetters;

    @Inject
    PublishedDeadLetterLookup trail;

    @Inject
    AnnounceDecisions announceDecisions;

    @Inject
    Clock clock;

    @Inject
    OrderMetrics orderMetrics;

    /** Returns when the decisions are committed. */
    List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
        long begin = System.nanoTime();
        List<Outcome> outcomes = decideOrders.decide(receivedRecords.stream()
                .map(ReceivedRecord::request)
                .flatMap(Optional::stream)
                .toList());
        orderMetrics.decided(receivedRecords.size(), outcomes, System.nanoTime() - begin);
        return outcomes;
    }

    /**
     * Returns when the dead letters are kept and the outcomes shown.
     *
     * @param outcomes of these arrivals
     * @param perhapsDoneBefore whether a record may have been through these steps already, wholly or in part
     * @param lease checked before dead letters go out
     */
    void publishOutcomes(
            List<ReceivedRecord> receivedRecords,
            List<Outcome> outcomes,
            Predicate<ReceivedRecord> perhapsDoneBefore,
            Lease lease) {
        List<FailedRecord> failedRecords = newFailures(receivedRecords, outcomes, perhapsDoneBefore);
        lease.check();
        deadLetters.publish(failedRecords);
        failedRecords.forEach(failedRecord -> orderMetrics.deadLettered(failedRecord.reason()));
        BatchLog.log(receivedRecords, outcomes, failedRecords);
        List<OrderView> views = outcomes.stream().map(Outcome::view).toList();
        if (!views.isEmpty()) {
            announceDecisions.announce(views);
        }
    }

    private List<FailedRecord> newFailures(
            List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, Predicate<ReceivedRecord> perhapsDoneBefore) {
        List<FailedRecord> failedRecords = new ArrayList<>();
        List<FailedRecord> perhapsPublished = new ArrayList<>();
        Map<DeduplicationKey, Outcome> undealt =
                outcomes.stream().collect(toMap(DeduplicationKey::of, outcome -> outcome));
        for (ReceivedRecord receivedRecord : receivedRecords) {
            Optional<OrderRequest> request = receivedRecord.request();
            if (request.isEmpty()) {
                FailedRecord failedRecord = new FailedRecord(receivedRecord, Reason.INVALID_REQUEST, clock.instant());
                (perhapsDoneBefore.test(receivedRecord) ? perhapsPublished : failedRecords).add(failedRecord);
                continue;
            }
            // The first record of a request takes its outcome, a further one is a repetition. One of an earlier attempt
            // finds none: it has its dead letter, or else nobody could have sent it again.
            Outcome outcome = undealt.remove(receivedRecord.deduplicationKey());
            if (outcome == null || outcome.status().reason().isEmpty()) {
                continue;
            }
            FailedRecord failedRecord = failure(receivedRecord, outcome);
            if (!outcome.decidedBefore()) {
                failedRecords.add(failedRecord);
            } else if (perhapsDoneBefore.test(receivedRecord)) {
                perhapsPublished.add(failedRecord);
            }
        }
        failedRecords.addAll(notPublished(perhapsPublished));
        return failedRecords;
    }

    private static FailedRecord failure(ReceivedRecord receivedRecord, Outcome outcome) {
        OrderStatus status = outcome.status();
        return new FailedRecord(receivedRecord, status.reason().orElseThrow(), status.since());
    }

    private List<FailedRecord> notPublished(List<FailedRecord> perhapsPublished) {
        if (perhapsPublished.isEmpty()) {
            return List.of();
        }
        Set<DeduplicationKey> suspects = new HashSet<>();
        perhapsPublished.forEach(
                failedRecord -> suspects.add(failedRecord.received().deduplicationKey()));
        Instant earliest = perhapsPublished.stream()
                .map(BatchProcessor::earliestPublication)
                .min(Instant::compareTo)
                .orElseThrow();
        Set<DeduplicationKey> published = trail.published(suspects, earliest);
        return perhapsPublished.stream()
                .filter(failedRecord ->
                        !published.contains(failedRecord.received().deduplicationKey()))
                .toList();
    }

    private static Instant earliestPublication(FailedRecord failedRecord) {
        Instant arrived = Instant.ofEpochMilli(failedRecord.received().record().timestamp());
        return arrived.isBefore(failedRecord.failedAt()) ? arrived : failedRecord.failedAt();
    }
}
