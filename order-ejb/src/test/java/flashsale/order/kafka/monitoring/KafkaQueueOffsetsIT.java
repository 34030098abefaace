package flashsale.order.kafka.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.configuration.InstanceId;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealConsumerGroup;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.launcher.process.OsProcess;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaQueueOffsetsIT {

    private final RealConsumerGroup group = new RealConsumerGroup();
    private final KafkaAdmin kafkaAdmin = new KafkaAdmin();
    private final KafkaQueueOffsets offsets = new KafkaQueueOffsets();

    @BeforeEach
    void connect() {
        KafkaClients clients = new KafkaClients();
        Injection.set(clients, "settings", RealServices.settings(Map.of("flashsale.kafka.group-id", group.id())));
        Injection.set(clients, "instanceId", new InstanceId());
        Injection.set(kafkaAdmin, "clients", clients);
        kafkaAdmin.connect();
        offsets.kafkaAdmin = kafkaAdmin;
        Injection.set(offsets, "settings", Injection.get(clients, "settings"));
    }

    @AfterEach
    void close() {
        kafkaAdmin.close();
        group.close();
    }

    @Test
    void anUndecidedRequestLiesBetweenTheDecidedOffsetAndTheEnd() {
        RecordMetadata sent = RealTopics.sendOrder(Samples.request(Samples.product(1)));
        group.rewindTo(sent);

        assertThat(offsets.ends()).hasSize(6).containsEntry(sent.partition(), sent.offset() + 1);
        assertThat(offsets.decided()).containsEntry(sent.partition(), sent.offset());
    }

    @Test
    void whileTheBrokerIsFrozenNothingIsKnown() throws IOException, InterruptedException {
        OsProcess broker = RealServices.get().broker().process().orElseThrow();
        broker.pause();
        try {
            assertThatExceptionOfType(DependencyTimeoutException.class).isThrownBy(offsets::ends);
            assertThatExceptionOfType(DependencyTimeoutException.class).isThrownBy(offsets::decided);
        } finally {
            broker.resume();
        }
    }
}
