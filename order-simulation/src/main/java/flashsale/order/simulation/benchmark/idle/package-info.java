/** A resource that does nothing, deployed beside the application only while its intake is measured; the limit of the intake. */
package flashsale.order.simulation.benchmark.idle;
