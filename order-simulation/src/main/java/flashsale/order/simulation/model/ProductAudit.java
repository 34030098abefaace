package flashsale.order.simulation.model;

import flashsale.order.simulation.model.Catalog.Stock;

/**
 * A product after the promotion, as each source shows it.
 *
 * @param initial before the sale
 * @param served by HTTP
 * @param stored in the database
 * @param confirmed units in confirmed orders, by the database
 */
public record ProductAudit(long productId, Stock initial, Stock served, Stock stored, long confirmed) {}
