package flashsale.order.application.place;

import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Violation;
import java.util.List;

/** The result of placing an order. */
public sealed interface Placement {

    /** The request is durably in the queue and will be decided. */
    record Accepted(TraceId traceId) implements Placement {}

    /** The same request came before with the same key, and is durably in the queue or decided. */
    record Repeated(TraceId traceId) implements Placement {}

    /** A different request came before with the same key; nothing was published. */
    record KeyReused() implements Placement {}

    /** The request breaks rules; nothing was published. */
    record Refused(List<Violation> violations) implements Placement {}

    /** The queue is unavailable; nothing was published. */
    record NotPublished() implements Placement {}

    /** The queue did not answer in time: the request may still be decided. */
    record Uncertain(TraceId traceId) implements Placement {}
}
