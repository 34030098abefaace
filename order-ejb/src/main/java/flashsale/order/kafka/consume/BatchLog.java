package flashsale.order.kafka.consume;

import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceContext;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.RecordDescription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * The log lines of a finished batch. A product that is sold out is no news and may concern a hundred thousand requests, so by
 * default only what an operator should act on is logged, in one line per batch; at level FINE there is one line per decision.
 */
final class BatchLog {

    private static final Logger LOG = System.getLogger(BatchLog.class.getName());

    private BatchLog() {}

    /** To be called when the dead letters are kept. */
    static void log(List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, List<FailedRecord> failedRecords) {
        log(failedRecords, Reason.INVALID_REQUEST, "No order requests", "Find out who publishes them");
        log(
                failedRecords,
                Reason.CONFLICT,
                "Lost the optimistic lock at every attempt",
                "Redrive them when the rush is over, and raise flashsale.decide.attempts if it happens often");
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "Decided a batch of " + receivedRecords.size());
            outcomes.forEach(BatchLog::log);
        }
    }

    private static void log(List<FailedRecord> failedRecords, Reason reason, String meaning, String advice) {
        long count = failedRecords.stream()
                .filter(failedRecord -> failedRecord.reason() == reason)
                .count();
        if (count > 0) {
            String first = failedRecords.stream()
                    .filter(failedRecord -> failedRecord.reason() == reason)
                    .map(FailedRecord::received)
                    .map(RecordDescription::of)
                    .findFirst()
                    .orElseThrow();
            LOG.log(
                    Level.WARNING,
                    meaning + ": " + count + " in a batch, kept as dead letters. " + advice
                            + "; GET /api/v1/dead-letters?reason=" + reason + " shows them. The first: " + first);
        }
    }

    private static void log(Outcome outcome) {
        OrderStatus status = outcome.status();
        LOG.log(
                Level.DEBUG,
                "Order " + status.traceId() + " is " + status.state()
                        + status.reason().map(reason -> ", " + reason).orElse("")
                        + (outcome.decidedBefore() ? ", decided before" : "")
                        + outcome.request()
                                .trace()
                                .map(TraceContext::traceId)
                                .map(" (trace %s)"::formatted)
                                .orElse(""));
    }
}
