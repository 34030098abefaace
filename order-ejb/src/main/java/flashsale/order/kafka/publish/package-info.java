/** Order requests go to their topic, on all in-sync replicas. */
package flashsale.order.kafka.publish;
