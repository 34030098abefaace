/** Server-sent events: streams of an order's status, their heartbeat and their end. */
package flashsale.order.web.sse;
