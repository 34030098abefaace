/** The state of the brokers and the lag of the consumer group, for health checks and metrics. */
package flashsale.order.kafka.monitoring;
