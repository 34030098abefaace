package flashsale.order.kafka.monitoring;

import flashsale.order.kafka.client.BrokerFault;
import flashsale.order.kafka.client.KafkaAdmin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Check that the brokers describe a topic to this application. */
final class TopicCheck {

    private TopicCheck() {}

    /** Returns what is wrong, in words for operators; empty if nothing is. */
    static Optional<String> fault(KafkaAdmin kafkaAdmin, String topic) {
        try {
            kafkaAdmin.admin().describeTopics(List.of(topic)).allTopicNames().get();
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.of(BrokerFault.of(failed.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
