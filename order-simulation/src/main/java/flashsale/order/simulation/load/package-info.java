/** The customers, who order at the same moment and poll until each order has ended. */
package flashsale.order.simulation.load;
