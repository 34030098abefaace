/** The load of a benchmark: its products and orders, the backlog in the topic, and POSTs. */
package flashsale.order.simulation.benchmark.load;
