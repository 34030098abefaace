/** The measurements, each of which makes one figure. */
package flashsale.order.simulation.benchmark.measure;
