/** Kafka's clients: made from the settings, and made once more when they are broken for good. */
package flashsale.order.kafka.client;
