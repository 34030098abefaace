/** The figures of a run, and how they are printed, written as JSON and drawn. */
package flashsale.order.simulation.benchmark.figure;
