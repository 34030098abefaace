package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

@UnderFaults
class ThingsDownIT {

    @Test
    void theConsumerKeepsItsPlaceWhileTheDatabaseIsAwayAndGoesOnByItself(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100).customersCome(20)) {
            sale.awaitAccepted(50);
            Set<String> members = sale.topic().members();
            system.services().database().process().orElseThrow().kill();

            awaiting("readiness to name what is missing")
                    .until(() -> ready(system).missing().contains("database")
                            && ready(system).lacksALoop());
            sale.awaitAccepted(50);
            assertThat(sale.topic().members()).isEqualTo(members);
            system.services().database().start();

            awaiting("readiness")
                    .until(() -> Readiness.of(system.first()).missing().isEmpty());
            sale.endsWell();
            assertThat(sale.topic().members()).isEqualTo(members);
        }
    }

    /** A member of the group that speaks another protocol is fatal to those who come after it. */
    @Test
    void aLoopThatDiesShowsInHealthUntilItIsBackAndComesBackByItself(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100)) {
            sale.backlog(100);
            sale.awaitNothingLeft();
            system.first().stop();
            try (var intruder = intruder(system)) {
                awaiting("the intruder to be in the group").until(() -> {
                    intruder.poll(Duration.ofMillis(100));
                    return !intruder.assignment().isEmpty();
                });
                intruder.pause(intruder.assignment());
                system.first().startUnready();
                awaiting("readiness to name the loops").until(() -> {
                    intruder.poll(Duration.ofMillis(100));
                    return ready(system).lacksALoop();
                });
            }
            sale.backlog(100);
            awaiting("readiness").until(() -> ready(system).missing().isEmpty());
            sale.endsWell();
        }
    }

    /** A server that is still coming up answers in its own words, which name nothing. */
    private static Readiness ready(BreakableSystem system) throws Exception {
        try {
            return Readiness.of(system.first());
        } catch (RuntimeException notYet) {
            return new Readiness(Set.of("an answer"));
        }
    }

    private static KafkaConsumer<byte[], byte[]> intruder(BreakableSystem system) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                system.services().kafka(),
                "group.id",
                OrderTopic.GROUP,
                "enable.auto.commit",
                false,
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.RangeAssignor");
        var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(Set.of(OrderTopic.NAME));
        return consumer;
    }

    private static ConditionFactory awaiting(String what) {
        return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }
}
