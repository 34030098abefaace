/** The JAX-RS resources, {@code POST /orders} among them, and the readers of their query parameters and headers. */
package flashsale.order.web.resource;
