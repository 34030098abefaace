/** W3C Trace Context: the trace that a request belongs to. */
package flashsale.order.web.trace;
