/** Kafka's clients: created from the settings, and recreated when they cannot recover. */
package flashsale.order.kafka.client;
