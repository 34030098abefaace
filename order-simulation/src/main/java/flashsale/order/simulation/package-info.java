/** The simulation: plays a promotion and checks every promise from outside. */
package flashsale.order.simulation;
