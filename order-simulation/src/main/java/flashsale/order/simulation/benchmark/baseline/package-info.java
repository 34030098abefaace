/** Reference measurements with plain JDBC on the same tables: the upper bound, and a conventional design as the baseline. */
package flashsale.order.simulation.benchmark.baseline;
