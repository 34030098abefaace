/** Operators have failed requests decided once more. */
package flashsale.order.application.deadletter;
