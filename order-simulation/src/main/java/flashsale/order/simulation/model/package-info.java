/** The data of a promotion: its products, its members, and the result of each order. */
package flashsale.order.simulation.model;
