package flashsale.order.kafka.pipeline;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Returns the history of a loop that has no partitions yet. */
    public DeadLetterHistory newHistory() {
        return new DeadLetterHistory(deadLetterLookup);
    }

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
     * @param history of the loop that polled them
     * @param lease checked before dead letters are published
     */
    public void publishOutcomes(
            List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, DeadLetterHistory history, Lease lease) {
        List<FailedRecord> failedRecords = recordsWithoutDeadLetter(receivedRecords, outcomes, history);
        lease.check();
        history.publishing(failedRecords);
        deadLetterPublisher.publish(failedRecords);
        failedRecords.forEach(failedRecord -> orderMetrics.deadLettered(failedRecord.reason()));
        BatchLog.log(receivedRecords, outcomes, failedRecords);
        List<OrderView> views = outcomes.stream().map(Outcome::view).toList();
        if (!views.isEmpty()) {
            announceDecisions.announce(views);
        }
    }

    private List<FailedRecord> recordsWithoutDeadLetter(
            List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, DeadLetterHistory history) {
        List<FailedRecord> failedNow = new ArrayList<>();
        List<FailedRecord> failedBefore = new ArrayList<>();
        Map<DeduplicationKey, Outcome> unassignedOutcomes =
                outcomes.stream().collect(toMap(outcome -> DeduplicationKey.of(outcome.request()), outcome -> outcome));
        for (ReceivedRecord receivedRecord : receivedRecords) {
            Optional<OrderRequest> request = receivedRecord.request();
            if (request.isEmpty()) {
                failedNow.add(new FailedRecord(receivedRecord, Reason.INVALID_REQUEST, clock.instant()));
                continue;
            }
            // The first record of a request takes its outcome; a later one is a duplicate. A record of an earlier
            // attempt
            // finds none: its dead letter must exist already, or nobody could have redriven the request.
            Outcome outcome = unassignedOutcomes.remove(DeduplicationKey.of(request.get()));
            if (outcome != null && outcome.decidedBefore()) {
                history.decidedBefore(receivedRecord);
            }
            if (outcome == null
                    || outcome.status()
                            .reason()
                            .filter(BatchProcessor::hasDeadLetter)
                            .isEmpty()) {
                continue;
            }
            FailedRecord failedRecord = failedRecord(receivedRecord, outcome);
            if (!outcome.decidedBefore()) {
                failedNow.add(failedRecord);
            } else if (history.contains(receivedRecord)) {
                failedBefore.add(failedRecord);
            }
        }
        return history.withoutDeadLetter(failedNow, failedBefore);
    }

    /** A request that ended without its record has none: a redrive could repeat what its customer ordered again. */
    private static boolean hasDeadLetter(Reason reason) {
        return reason != Reason.NOT_RECEIVED;
    }

    private static FailedRecord failedRecord(ReceivedRecord receivedRecord, Outcome outcome) {
        OrderStatus status = outcome.status();
        return new FailedRecord(receivedRecord, status.reason().orElseThrow(), status.since());
    }
}
