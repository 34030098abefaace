/** The system on one machine: where it keeps its files, its settings, its keys, and all of it started and stopped in order. */
package flashsale.order.launcher;
