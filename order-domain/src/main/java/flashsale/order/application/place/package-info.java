/** Placing an order: validates a request, issues its trace id and publishes it. */
package flashsale.order.application.place;
