package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import java.time.Duration;
import java.time.Instant;

/** How far a lookup trusts the status view, which may have missed a decision, before it reads the orders. */
enum StatusTrust {
    /** Trusts only decisions: for callers with reason to expect one. */
    DECIDED {
        @Override
        boolean accepts(OrderView view, Instant now) {
            return view.isWhole();
        }
    },
    /** Also trusts {@code PROCESSING} for two seconds; after that, the view may have missed the decision. */
    RECENT {
        @Override
        boolean accepts(OrderView view, Instant now) {
            boolean recent = view.status().since().plus(MAX_AGE).isAfter(now);
            return DECIDED.accepts(view, now) || !view.status().isFinal() && recent;
        }
    },
    /** Also trusts {@code PROCESSING} of any age: for callers that are subscribed to the decision. */
    PROCESSING {
        @Override
        boolean accepts(OrderView view, Instant now) {
            return DECIDED.accepts(view, now) || !view.status().isFinal();
        }
    };

    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    /** Whether this entry of the status view needs no lookup in the orders. */
    abstract boolean accepts(OrderView view, Instant now);
}
