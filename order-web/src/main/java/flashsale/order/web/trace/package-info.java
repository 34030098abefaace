/** The trace that a call belongs to, as headers tell it. */
package flashsale.order.web.trace;
