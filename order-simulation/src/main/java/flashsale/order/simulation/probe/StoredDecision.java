package flashsale.order.simulation.probe;

import flashsale.order.simulation.model.ObservedStatus;

/**
 * A decision in the database.
 *
 * @param items of a confirmed order as {@code 1001x1 1002x1}, by product id; empty if there are none
 */
public record StoredDecision(String traceId, ObservedStatus status, String items) {}
