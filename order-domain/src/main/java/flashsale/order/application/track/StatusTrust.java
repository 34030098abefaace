package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import java.time.Duration;
import java.time.Instant;

/** How far a lookup trusts the status view, which may have missed a decision, before it reads the orders. */
enum StatusTrust {
    /** Trusts only decisions: for callers that have reason to expect one. */
    DECIDED {
        @Override
        boolean accepts(OrderView view, Instant now) {
            return view.isWhole();
        }
    },
    /** Trusts {@code PROCESSING} for two seconds as well, after which the view may have missed the decision. */
    RECENT {
        @Override
        boolean accepts(OrderView view, Instant now) {
            boolean recent = view.status().since().plus(MAX_AGE).isAfter(now);
            return DECIDED.accepts(view, now) || !view.status().isFinal() && recent;
        }
    },
    /** Trusts {@code PROCESSING} of any age as well: for callers that will be told the decision. */
    PROCESSING {
        @Override
        boolean accepts(OrderView view, Instant now) {
            return DECIDED.accepts(view, now) || !view.status().isFinal();
        }
    };

    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    /** Whether this view, found in the status view, needs no lookup in the orders. */
    abstract boolean accepts(OrderView view, Instant now);
}
