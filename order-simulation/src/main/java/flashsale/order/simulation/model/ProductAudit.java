package flashsale.order.simulation.model;

import flashsale.order.simulation.model.Catalog.Stock;

/**
 * A product after the promotion, as each source shows it.
 *
 * @param initial before the sale
 * @param shown by HTTP
 * @param booked in the database
 * @param confirmed units in confirmed orders, by the database
 */
public record ProductAudit(long productId, Stock initial, Stock shown, Stock booked, long confirmed) {}
