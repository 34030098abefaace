package flashsale.order.faults.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.check.TopicReader;
import flashsale.order.faults.client.Readiness;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import flashsale.order.launcher.service.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** While dead letters cannot be written, the consumer keeps its partitions, reports it in readiness and recovers by itself. */
@FaultTest
class DeadLetterTopicOutageIT {

    @Test
    void noOrderIsLostWhileTheDeadLetterTopicRefusesRecords(BreakableSystem system) throws Exception {
        assertConsumerWaits(
                system,
                admin -> setMaxMessageBytes(1, admin),
                admin -> setMaxMessageBytes(Topics.LARGEST_DEAD_LETTER, admin));
    }

    @Test
    void noOrderIsLostWhileTheDeadLetterTopicIsMissing(BreakableSystem system) throws Exception {
        assertConsumerWaits(
                system,
                admin -> admin.deleteTopics(List.of(TopicReader.DEAD_LETTERS))
                        .all()
                        .get(),
                admin -> Topics.create(system.services().kafka()));
    }

    private static void assertConsumerWaits(BreakableSystem system, Change fault, Change repair) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 20);
                Admin admin = Admin.create(
                        Map.of("bootstrap.servers", system.services().kafka()))) {
            Set<String> members = run.topic().members();
            fault.apply(admin);
            try {
                run.withCustomers(40).awaitAccepted(200);
                await("readiness to report the loops")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> Readiness.of(system.first()).hasFailedLoop());
                assertThat(run.topic().members()).isEqualTo(members);
            } finally {
                repair.apply(admin);
            }
            run.assertConsistent();
            assertThat(run.topic().members()).isEqualTo(members);
            assertThat(Readiness.of(system.first()).failedChecks()).isEmpty();
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(Admin admin) throws Exception;
    }

    private static void setMaxMessageBytes(int bytes, Admin admin) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TopicReader.DEAD_LETTERS);
        ConfigEntry largest = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(largest, OpType.SET))))
                .all()
                .get();
    }
}
