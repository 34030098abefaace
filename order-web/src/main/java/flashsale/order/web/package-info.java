/** The HTTP adapter: the JAX-RS application under /api/v1, the metrics servlet and the readiness of the web module. */
package flashsale.order.web;
