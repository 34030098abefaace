package flashsale.order.simulation.model;

import flashsale.order.simulation.model.Catalog.Stock;

/**
 * A product after the promotion.
 *
 * @param initial when it was put on sale
 * @param shown by HTTP
 * @param booked in the database
 * @param confirmed pieces in confirmed orders, by the database
 */
public record ProductAudit(long productId, Stock initial, Stock shown, Stock booked, long confirmed) {}
