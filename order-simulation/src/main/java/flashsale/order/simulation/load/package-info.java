/** The customers, who order at the same moment and poll until each status is final. */
package flashsale.order.simulation.load;
