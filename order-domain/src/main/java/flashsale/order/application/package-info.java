/** What the system does, a class a use case, and the ports through which it reaches the world. */
package flashsale.order.application;
