package flashsale.order.application;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;

/**
 * What became of a request in a batch.
 *
 * @param status final
 * @param decidedBefore the decision was made when the same request came an earlier time
 */
public record Outcome(OrderRequest request, OrderStatus status, boolean decidedBefore) {}
