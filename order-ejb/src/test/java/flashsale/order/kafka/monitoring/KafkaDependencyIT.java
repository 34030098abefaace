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

    private final KafkaAdmin admin = new KafkaAdmin();
    private final KafkaOrderRequestPublisher requests = new KafkaOrderRequestPublisher();
    private final KafkaDependency dependency = new KafkaDependency();

    @BeforeEach
    void connect() {
        Injection.set(admin, "clients", clients(Map.of()));
        admin.connect();
        dependency.brokers = admin;
        dependency.requests = requests;
        Injection.set(dependency, "settings", Injection.get(Injection.get(admin, "clients"), "settings"));
        Injection.set(requests, "orderMetrics", new RealMetrics().observations());
    }

    @AfterEach
    void close() {
        requests.close();
        admin.close();
    }

    @Test
    void itIsThereWhenRequestsGetToTheirTopic() {
        assertThat(conditionWith(clients(Map.of())).up()).isTrue();
    }

    /** The brokers answer, and yet each customer would be refused. */
    @Test
    void itIsNotThereWhileTheProducerHasNotFoundTheTopic() {
        Condition condition = conditionWith(clients(Map.of("flashsale.kafka.bootstrap-servers", "127.0.0.1:1")));

        assertThat(condition.up()).isFalse();
        assertThat(condition.data())
                .containsEntry("fault", "the producer of order requests does not know its topic yet");
    }

    private Condition conditionWith(KafkaClients clients) {
        Injection.set(requests, "clients", clients);
        requests.connect();
        return dependency.check();
    }

    private static KafkaClients clients(Map<String, String> settings) {
        KafkaClients clients = new KafkaClients();
        Injection.set(clients, "settings", RealServices.settings(settings));
        Injection.set(clients, "instanceId", new InstanceId());
        return clients;
    }
}
