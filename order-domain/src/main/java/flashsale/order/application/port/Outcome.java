package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;

/**
 * What became of a request in a batch.
 *
 * @param view final; of a request that was decided before it may lack the order
 * @param decidedBefore the decision was made when the same request came an earlier time
 */
public record Outcome(OrderRequest request, OrderView view, boolean decidedBefore) {

    public OrderStatus status() {
        return view.status();
    }
}
