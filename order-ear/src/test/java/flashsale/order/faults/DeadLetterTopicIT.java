package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** While rejections cannot be kept, the consumer waits in its place, says so, and then goes on by itself. */
@UnderFaults
class DeadLetterTopicIT {

    @Test
    void nothingIsLostWhileTheDeadLetterTopicRefusesRecordsForTheirSize(BreakableSystem system) throws Exception {
        refuse(system, "max.message.bytes", "1");
    }

    @Test
    void nothingIsLostWhileTheDeadLetterTopicHasTooFewReplicas(BreakableSystem system) throws Exception {
        refuse(system, "min.insync.replicas", "2");
    }

    private static void refuse(BreakableSystem system, String setting, String value) throws Exception {
        try (Sale sale = Sale.open(system, 3, 20).customersCome(40)) {
            sale.awaitAccepted(20);
            Set<String> members = sale.topic().members();
            set(system, new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET));
            try {
                sale.awaitAccepted(200);
                await("readiness to name the loops")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> Readiness.of(system.first()).missing().contains("order-consumer"));
                assertThat(sale.topic().members()).isEqualTo(members);
            } finally {
                set(system, new AlterConfigOp(new ConfigEntry(setting, ""), OpType.DELETE));
            }
            sale.endsWell();
            assertThat(sale.topic().members()).isEqualTo(members);
            assertThat(Readiness.of(system.first()).missing()).isEmpty();
        }
    }

    private static void set(BreakableSystem system, AlterConfigOp change) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Records.DEAD_LETTERS);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", system.services().kafka()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        }
    }
}
