/** What plain JDBC reaches on the same tables: the limit, and the usual way as the baseline. */
package flashsale.order.simulation.benchmark.baseline;
