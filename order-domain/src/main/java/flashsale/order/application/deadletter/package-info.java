/** Dead letters: operators redrive failed requests. */
package flashsale.order.application.deadletter;
