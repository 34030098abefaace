/** What the clock and the start of the application drive. */
package flashsale.order.timer;
