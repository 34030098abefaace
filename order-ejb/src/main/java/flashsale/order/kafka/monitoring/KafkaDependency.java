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

/** The health of the brokers and of both topics, and whether requests would reach them. */
@ApplicationScoped
public class KafkaDependency implements Dependency {

    private static final String SETTING = "flashsale.kafka.bootstrap-servers";

    @Inject
    KafkaAdmin brokers;

    @Inject
    KafkaOrderRequestPublisher requests;

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
            brokers.admin()
                    .describeTopics(List.of(Topics.ORDER_REQUESTS, Topics.DEAD_LETTERS))
                    .allTopicNames()
                    .get();
            return requests.canPublish()
                    ? new Condition(true, Map.of(SETTING, settings.bootstrapServers()))
                    : down("the producer of order requests does not know its topic yet");
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
