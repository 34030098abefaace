package flashsale.order.faults.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.check.OrderTopic;
import flashsale.order.faults.client.Readiness;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Consumer loops report faults in readiness and recover by themselves. */
@FaultTest
class ConsumerRecoveryIT {

    @Test
    void theConsumerKeepsItsPartitionsWhileTheDatabaseIsDownAndResumesByItself(BreakableSystem system)
            throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100).withCustomers(20)) {
            run.awaitAccepted(50);
            Set<String> members = run.topic().members();
            system.services().database().process().orElseThrow().kill();

            awaiting("readiness to report the outage")
                    .until(() -> readiness(system).failedChecks().contains("database")
                            && readiness(system).hasFailedLoop());
            run.awaitAccepted(50);
            assertThat(run.topic().members()).isEqualTo(members);
            system.services().database().start();

            awaiting("readiness")
                    .until(() -> Readiness.of(system.first()).failedChecks().isEmpty());
            run.assertConsistent();
            assertThat(run.topic().members()).isEqualTo(members);
        }
    }

    /** While a member with another assignment protocol is in the group, members that join later fail. */
    @Test
    void aFailedLoopIsReportedByReadinessAndRestartsByItself(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100)) {
            run.publishBacklog(100);
            run.awaitDrained();
            system.first().stop();
            try (var intruder = intruder(system)) {
                awaiting("the intruder to join the group").until(() -> {
                    intruder.poll(Duration.ofMillis(100));
                    return !intruder.assignment().isEmpty();
                });
                intruder.pause(intruder.assignment());
                system.first().startWithoutWaiting();
                awaiting("readiness to report the loops").until(() -> {
                    intruder.poll(Duration.ofMillis(100));
                    return readiness(system).hasFailedLoop();
                });
            }
            run.publishBacklog(100);
            awaiting("readiness").until(() -> readiness(system).failedChecks().isEmpty());
            run.assertConsistent();
        }
    }

    /** While the server starts, its response lists no checks. */
    private static Readiness readiness(BreakableSystem system) throws Exception {
        try {
            return Readiness.of(system.first());
        } catch (RuntimeException notYet) {
            return new Readiness(Set.of("a response"));
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
