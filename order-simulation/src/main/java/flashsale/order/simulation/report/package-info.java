/** The report, as text and as JSON. */
package flashsale.order.simulation.report;
