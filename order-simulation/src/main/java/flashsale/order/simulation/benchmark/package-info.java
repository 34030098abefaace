/** The benchmark: each figure is compared with a limit and a baseline that are measured in the same run. */
package flashsale.order.simulation.benchmark;
