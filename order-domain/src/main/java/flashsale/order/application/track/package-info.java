/** Tracking: customers find, await, follow and list their requests. */
package flashsale.order.application.track;
