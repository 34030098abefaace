/** The measurements: decision rate, intake, and end-to-end latency. */
package flashsale.order.simulation.benchmark.measure;
