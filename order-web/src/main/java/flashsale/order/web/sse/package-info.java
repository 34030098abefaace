/** Server-sent events: streams of what becomes of a request, kept alive and ended in time. */
package flashsale.order.web.sse;
