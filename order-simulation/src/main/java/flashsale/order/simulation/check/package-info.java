/** The checks: each compares what one place says with what the customers were told. */
package flashsale.order.simulation.check;
