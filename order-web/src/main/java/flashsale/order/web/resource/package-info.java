/** The JAX-RS resources, POST /orders among them, and the parameters that only they read. */
package flashsale.order.web.resource;
