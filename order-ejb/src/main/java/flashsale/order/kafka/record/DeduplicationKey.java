package flashsale.order.kafka.record;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceId;

/** The key of an attempt of a request, however often it is delivered: it has one decision and at most one dead letter. */
public record DeduplicationKey(TraceId traceId, int attempt) {

    public static DeduplicationKey of(OrderRequest request) {
        return new DeduplicationKey(request.traceId(), request.attempt());
    }
}
