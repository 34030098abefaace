package flashsale.order.application.place;

import flashsale.order.domain.SaleState;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /**
     * A product is not on sale now; nothing was published.
     *
     * @param state why: any but {@code OPEN}
     * @param opensAt of that product's sale
     * @param now the time of the refusal
     */
    record NotOnSale(SaleState state, Optional<Instant> opensAt, Instant now) implements Placement {

        /** The time until the sale opens; zero if it is not known. */
        public Duration untilOpening() {
            return state == SaleState.SCHEDULED ? Duration.between(now, opensAt.orElseThrow()) : Duration.ZERO;
        }
    }

    /** The queue is unavailable; nothing was published. */
    record NotPublished() implements Placement {}

    /** The queue did not answer in time: the request may still be decided. */
    record Uncertain(TraceId traceId) implements Placement {}
}
