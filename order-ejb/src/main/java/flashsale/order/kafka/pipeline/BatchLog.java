package flashsale.order.kafka.pipeline;

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
 * Logs a batch whose dead letters are published. By default it logs only failures on which an operator should act, one line
 * per reason: a sold-out product is normal and may reject a hundred thousand requests. At level FINE it logs each decision.
 */
final class BatchLog {

    private static final Logger LOG = System.getLogger(BatchLog.class.getName());

    private BatchLog() {}

    static void log(List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, List<FailedRecord> failedRecords) {
        // A request that the database refuses was logged with the fault.
        List<FailedRecord> unreadable = failedRecords.stream()
                .filter(failedRecord -> failedRecord.received().request().isEmpty())
                .toList();
        logFailures(unreadable, Reason.INVALID_REQUEST, "No order requests", "Find out who publishes them");
        logFailures(
                failedRecords,
                Reason.CONFLICT,
                "Lost the optimistic lock even with their products locked",
                "Find what else changes the products, then redrive them");
        logLate(outcomes);
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "Decided a batch of " + receivedRecords.size());
            outcomes.forEach(BatchLog::logOutcome);
        }
    }

    private static void logFailures(List<FailedRecord> failedRecords, Reason reason, String cause, String advice) {
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
                    cause + ": " + count + " in a batch, published as dead letters. " + advice
                            + "; GET /api/v1/dead-letters?reason=" + reason + " lists them. First: " + first);
        }
    }

    private static void logLate(List<Outcome> outcomes) {
        List<Outcome> late = outcomes.stream()
                .filter(outcome -> outcome.status()
                        .reason()
                        .filter(Reason.NOT_RECEIVED::equals)
                        .isPresent())
                .toList();
        if (!late.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Requests arrived after they had ended as NOT_RECEIVED: " + late.size()
                            + " in a batch, which change nothing. A broker or an instance was frozen. First: "
                            + late.get(0).status().traceId());
        }
    }

    private static void logOutcome(Outcome outcome) {
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
