package flashsale.order.kafka.record;

import flashsale.order.application.port.Outcome;
import flashsale.order.domain.TraceId;

/** The key by which the dead letter of a record is found, so that none is published twice. */
public sealed interface DeduplicationKey {

    /** A request, however often it comes. */
    record Request(TraceId traceId, int attempt) implements DeduplicationKey {}

    /** Where a record that is no request stands in the order topic. */
    record Place(int partition, long offset) implements DeduplicationKey {}

    static DeduplicationKey of(Outcome outcome) {
        return new Request(outcome.request().traceId(), outcome.request().attempt());
    }
}
