/** Tasks that run periodically or after the start of the application. */
package flashsale.order.timer;
