package flashsale.order.kafka.monitoring;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The health of the dead letter topic. Without it loops back off, while this instance still accepts orders. */
@ApplicationScoped
public class DeadLetterTopicDependency implements Dependency {

    @Inject
    KafkaAdmin kafkaAdmin;

    @Override
    public String name() {
        return "dead-letter-topic";
    }

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public Condition check() {
        return TopicCheck.fault(kafkaAdmin, Topics.DEAD_LETTERS)
                .map(fault -> new Condition(false, Map.of("topic", Topics.DEAD_LETTERS, "fault", fault)))
                .orElseGet(() -> new Condition(true, Map.of("topic", Topics.DEAD_LETTERS)));
    }
}
