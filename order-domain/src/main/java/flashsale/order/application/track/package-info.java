/** Customers learn what became of their requests: find, wait, follow and list. */
package flashsale.order.application.track;
