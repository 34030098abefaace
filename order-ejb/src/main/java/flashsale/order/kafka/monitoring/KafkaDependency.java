package flashsale.order.kafka.monitoring;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.BrokerFault;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.publish.KafkaOrderRequestPublisher;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The health of Kafka: the brokers, both topics, and whether order requests can be published. */
@ApplicationScoped
public class KafkaDependency implements Dependency {

    private static final String SETTING = "flashsale.kafka.bootstrap-servers";

    @Inject
    KafkaAdmin kafkaAdmin;

    @Inject
    KafkaOrderRequestPublisher publisher;

    @Inject
    Settings settings;

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public Condition check() {
        try {
            kafkaAdmin
                    .admin()
                    .describeTopics(List.of(Topics.ORDER_REQUESTS, Topics.DEAD_LETTERS))
                    .allTopicNames()
                    .get();
            return publisher.canPublish()
                    ? new Condition(true, Map.of(SETTING, settings.bootstrapServers()))
                    : down("the producer of order requests has no metadata of its topic yet");
        } catch (ExecutionException failed) {
            return down(BrokerFault.of(failed.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        }
    }

    private Condition down(String fault) {
        return new Condition(false, Map.of(SETTING, settings.bootstrapServers(), "fault", fault));
    }
}
