/** HTTP clients for tests, from a convenient one to a raw socket, and the tokens that they send. */
package flashsale.order.system.client;
