/** The checks: each compares one source with what the customers received. */
package flashsale.order.simulation.check;
