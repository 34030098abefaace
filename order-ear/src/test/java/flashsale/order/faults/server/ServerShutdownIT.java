package flashsale.order.faults.server;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.faults.check.OrderTopic;
import flashsale.order.faults.check.TopicReader;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The server shuts down gracefully during a sale. */
@FaultTest
class ServerShutdownIT {

    private static final int BATCH = 1_000;

    /** The client reports every response that is neither a 202 with a trace id nor an error. */
    @Test
    void noOrderIsAnsweredWithAFalseSuccessDuringAShutdown(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, 300).withCustomers(400)) {
            run.awaitAccepted(1_000);

            system.first().stop();

            system.first().start();
            run.assertConsistent();
        }
    }

    /** The next server repeats what is decided already but lies behind the committed offsets. */
    @Test
    void atMostOneBatchIsRepeatedAfterAGracefulShutdown(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, 300).withCustomers(50)) {
            run.awaitAccepted(100);
            long before = run.database().decisionCount();
            // Slow enough that the stop interrupts the backlog.
            system.databaseProxy().delay(Duration.ofMillis(200));
            run.publishBacklog(4_000);
            run.awaitDecided(before + 1);

            system.first().stop();

            system.databaseProxy().reset();
            assertThat(decidedBehindCommittedOffsets(system, run)).isLessThanOrEqualTo(BATCH);
            system.first().start();
            run.assertConsistent();
        }
    }

    private static long decidedBehindCommittedOffsets(BreakableSystem system, LoadRun run) throws Exception {
        Set<String> decided = run.database().decisions().keySet();
        Map<TopicPartition, Long> offsets = run.topic().committed();
        return TopicReader.readFrom(system.services().kafka(), OrderTopic.partitions(), offsets).stream()
                .flatMap(record -> TopicReader.request(record).stream())
                .map(request -> request.getString("traceId"))
                .filter(decided::contains)
                .collect(Collectors.toSet())
                .size();
    }
}
