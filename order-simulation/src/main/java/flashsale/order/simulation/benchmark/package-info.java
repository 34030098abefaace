/** The figures of the system, each beside what the same machine can do at best and what the usual way does, in one run. */
package flashsale.order.simulation.benchmark;
