package flashsale.order.kafka.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.configuration.InstanceId;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealGroup;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
import flashsale.order.launcher.process.OsProcess;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupLagIT {

    private final RealGroup group = new RealGroup();
    private final KafkaAdmin brokers = new KafkaAdmin();

    @AfterEach
    void close() {
        brokers.close();
        group.close();
    }

    @Test
    void whatTheGroupIsNotDoneWithIsItsLag() {
        RecordMetadata first = RealTopics.order(Samples.request(Samples.product(1)));
        group.goBackTo(first);
        RecordMetadata second = RealTopics.send(Topics.ORDER_REQUESTS, new byte[] {1}, new byte[0]);

        Map<Integer, Long> lag = lag(group.id()).byPartition();

        assertThat(lag).hasSize(6);
        assertThat(lag.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
        assertThat(lag.get(second.partition())).isPositive();
    }

    @Test
    void aGroupThatNeverCommittedHasAllBeforeIt() {
        RecordMetadata sent = RealTopics.order(Samples.request(Samples.product(1)));

        assertThat(lag("never-" + group.id()).byPartition().get(sent.partition()))
                .isEqualTo(sent.offset() + 1);
    }

    @Test
    void withTheBrokerFrozenNobodyClaimsToKnowTheLag() throws IOException, InterruptedException {
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
        Injection.set(brokers, "clients", new KafkaClients());
        Injection.set(
                Injection.get(brokers, "clients"),
                "settings",
                RealServices.settings(Map.of("flashsale.kafka.group-id", groupId)));
        Injection.set(Injection.get(brokers, "clients"), "instanceId", new InstanceId());
        brokers.connect();
        GroupLag lag = new GroupLag();
        lag.brokers = brokers;
        Injection.set(lag, "settings", Injection.get(Injection.get(brokers, "clients"), "settings"));
        return lag;
    }
}
