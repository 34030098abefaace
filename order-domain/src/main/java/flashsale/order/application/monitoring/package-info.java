/** The state that operators monitor: dependencies, consumer loops, consumer lag, connection pools and metrics. */
package flashsale.order.application.monitoring;
