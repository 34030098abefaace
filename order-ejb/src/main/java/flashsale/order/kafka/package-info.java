/**
 * Order requests through Kafka: published by {@link flashsale.order.kafka.publish.KafkaOrderRequests}, decided by the loops of {@link
 * flashsale.order.kafka.consume.OrderConsumer}, and those that fail kept by {@link flashsale.order.kafka.deadletter.DeadLetterQueue}.
 */
package flashsale.order.kafka;

