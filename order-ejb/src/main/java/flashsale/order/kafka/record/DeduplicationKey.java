package flashsale.order.kafka.record;

import flashsale.order.application.port.Outcome;
import flashsale.order.domain.TraceId;

/** The deduplication key of a failed record: its dead letter has the same key, so none is published twice. */
public sealed interface DeduplicationKey {

    /** An attempt of a request, however often it is delivered. */
    record Request(TraceId traceId, int attempt) implements DeduplicationKey {}

    /** The position of a record in the order topic; for records that are no request. */
    record Position(int partition, long offset) implements DeduplicationKey {}

    static DeduplicationKey of(Outcome outcome) {
        return new Request(outcome.request().traceId(), outcome.request().attempt());
    }
}
