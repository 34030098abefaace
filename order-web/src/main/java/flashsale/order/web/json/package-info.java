/** JSON bodies: reading those of requests within their limits, and writing those of responses. */
package flashsale.order.web.json;
