/** What operators watch: dependencies, consumer loops, lag, pools and metrics. */
package flashsale.order.application.monitoring;
