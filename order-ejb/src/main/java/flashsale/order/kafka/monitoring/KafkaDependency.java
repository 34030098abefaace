package flashsale.order.kafka.monitoring;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.publish.KafkaOrderRequestPublisher;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The health of Kafka: the brokers, the topic of order requests, and whether requests can be published to it. */
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
        return TopicCheck.fault(kafkaAdmin, Topics.ORDER_REQUESTS)
                .map(this::down)
                .orElseGet(() -> publisher.canPublish()
                        ? new Condition(true, Map.of(SETTING, settings.bootstrapServers()))
                        : down("the producer of order requests has no metadata of its topic yet"));
    }

    private Condition down(String fault) {
        return new Condition(false, Map.of(SETTING, settings.bootstrapServers(), "fault", fault));
    }
}
