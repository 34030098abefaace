package flashsale.order.kafka.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.configuration.InstanceId;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealConsumerGroup;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
import flashsale.order.launcher.process.OsProcess;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupLagIT {

    private final RealConsumerGroup group = new RealConsumerGroup();
    private final KafkaAdmin kafkaAdmin = new KafkaAdmin();

    @AfterEach
    void close() {
        kafkaAdmin.close();
        group.close();
    }

    @Test
    void theLagCountsTheUncommittedRecordsOfTheGroup() {
        RecordMetadata first = RealTopics.sendOrder(Samples.request(Samples.product(1)));
        group.rewindTo(first);
        RecordMetadata second = RealTopics.send(Topics.ORDER_REQUESTS, new byte[] {1}, new byte[0]);

        Map<Integer, Long> lag = lag(group.id()).byPartition();

        assertThat(lag).hasSize(6);
        assertThat(lag.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
        assertThat(lag.get(second.partition())).isPositive();
    }

    @Test
    void aGroupThatNeverCommittedLagsByAllRecords() {
        RecordMetadata sent = RealTopics.sendOrder(Samples.request(Samples.product(1)));

        assertThat(lag("never-" + group.id()).byPartition().get(sent.partition()))
                .isEqualTo(sent.offset() + 1);
    }

    @Test
    void theLagIsEmptyWhileTheBrokerIsFrozen() throws IOException, InterruptedException {
        GroupLag lag = lag(group.id());
        OsProcess broker = RealServices.get().broker().process().orElseThrow();
        broker.pause();
        try {
            assertThat(lag.byPartition()).isEmpty();
        } finally {
            broker.resume();
        }
    }

    private GroupLag lag(String groupId) {
        Injection.set(kafkaAdmin, "clients", new KafkaClients());
        Injection.set(
                Injection.get(kafkaAdmin, "clients"),
                "settings",
                RealServices.settings(Map.of("flashsale.kafka.group-id", groupId)));
        Injection.set(Injection.get(kafkaAdmin, "clients"), "instanceId", new InstanceId());
        kafkaAdmin.connect();
        GroupLag lag = new GroupLag();
        lag.kafkaAdmin = kafkaAdmin;
        Injection.set(lag, "settings", Injection.get(Injection.get(kafkaAdmin, "clients"), "settings"));
        return lag;
    }
}
