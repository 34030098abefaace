package flashsale.order.application.place;

import flashsale.order.domain.TraceId;
import flashsale.order.domain.Violation;
import java.util.List;

/** The result of placing an order. */
public sealed interface Placement {

    /** The request is durably queued and will be decided. */
    record Accepted(TraceId traceId) implements Placement {}

    /** The request came before under the same key, and is durably queued or decided. */
    record Repeated(TraceId traceId) implements Placement {}

    /** Another request came before under the same key; nothing happened. */
    record KeyReused() implements Placement {}

    /** The request breaks rules; nothing happened. */
    record Refused(List<Violation> violations) implements Placement {}

    /** The queue is not to be reached; nothing happened. */
    record NotPublished() implements Placement {}

    /** The queue did not answer in time: the request may be decided yet. */
    record Uncertain(TraceId traceId) implements Placement {}
}
