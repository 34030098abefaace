/** Publishes order requests to their topic, acknowledged by all in-sync replicas. */
package flashsale.order.kafka.publish;
