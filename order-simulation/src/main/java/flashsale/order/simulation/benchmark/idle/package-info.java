/** The idle resource: the limit of the intake, deployed next to the application only while the intake is measured. */
package flashsale.order.simulation.benchmark.idle;
