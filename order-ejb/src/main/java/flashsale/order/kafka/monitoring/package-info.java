/** How the brokers and the consumer group fare, for health and metrics. */
package flashsale.order.kafka.monitoring;
