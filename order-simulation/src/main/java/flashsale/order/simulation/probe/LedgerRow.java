package flashsale.order.simulation.probe;

import flashsale.order.simulation.model.Standing;

/**
 * A decision in the database.
 *
 * @param items of a confirmed order as {@code 1001x1 1002x1}, by product id; empty when there are none
 */
public record LedgerRow(String traceId, Standing standing, String items) {}
