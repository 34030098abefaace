/** The load client: HTTP/1.1 on non-blocking connections that one thread serves. */
package flashsale.order.simulation.http;
