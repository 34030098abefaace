/** The promotion: what is sold, who takes part, and what became of each order. */
package flashsale.order.simulation.model;
