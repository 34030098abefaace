/** A request comes in: it is checked, given its trace id and published once. */
package flashsale.order.application.place;
