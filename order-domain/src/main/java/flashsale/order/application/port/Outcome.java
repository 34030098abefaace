package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;

/**
 * The outcome of a request in a batch.
 *
 * @param view the final view; may lack the order when the request was decided before
 * @param decidedBefore whether an earlier batch had decided the same request
 */
public record Outcome(OrderRequest request, OrderView view, boolean decidedBefore) {

    public OrderStatus status() {
        return view.status();
    }
}
