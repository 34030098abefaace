package flashsale.order.kafka.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.monitoring.Dependency.Condition;
import flashsale.order.configuration.InstanceId;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.publish.KafkaOrderRequestPublisher;
import flashsale.order.metrics.RealMetrics;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaDependencyIT {

    private final KafkaAdmin kafkaAdmin = new KafkaAdmin();
    private final KafkaOrderRequestPublisher publisher = new KafkaOrderRequestPublisher();
    private final KafkaDependency dependency = new KafkaDependency();

    @BeforeEach
    void connect() {
        Injection.set(kafkaAdmin, "clients", clients(Map.of()));
        kafkaAdmin.connect();
        dependency.kafkaAdmin = kafkaAdmin;
        dependency.publisher = publisher;
        Injection.set(dependency, "settings", Injection.get(Injection.get(kafkaAdmin, "clients"), "settings"));
        Injection.set(publisher, "orderMetrics", new RealMetrics().orderMetrics());
    }

    @AfterEach
    void close() {
        publisher.close();
        kafkaAdmin.close();
    }

    @Test
    void kafkaIsUpWhenRequestsCanBePublished() {
        assertThat(conditionWith(clients(Map.of())).up()).isTrue();
    }

    /** The brokers answer, yet every order would be rejected. */
    @Test
    void kafkaIsDownWhileTheProducerHasNoMetadataOfTheTopic() {
        Condition condition = conditionWith(clients(Map.of("flashsale.kafka.bootstrap-servers", "127.0.0.1:1")));

        assertThat(condition.up()).isFalse();
        assertThat(condition.data())
                .containsEntry("fault", "the producer of order requests has no metadata of its topic yet");
    }

    private Condition conditionWith(KafkaClients clients) {
        Injection.set(publisher, "clients", clients);
        publisher.connect();
        return dependency.check();
    }

    private static KafkaClients clients(Map<String, String> settings) {
        KafkaClients clients = new KafkaClients();
        Injection.set(clients, "settings", RealServices.settings(settings));
        Injection.set(clients, "instanceId", new InstanceId());
        return clients;
    }
}
