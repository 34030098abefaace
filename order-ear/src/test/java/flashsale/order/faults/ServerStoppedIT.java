package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@UnderFaults
class ServerStoppedIT {

    private static final int BATCH = 1_000;

    /** The checker refuses any answer that is neither a 202 with a trace id nor an error. */
    @Test
    void noOrderIsAnsweredWithASuccessThatIsNoneWhileTheServerGoes(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 6, 300).customersCome(400)) {
            sale.awaitAccepted(1_000);

            system.first().stop();

            system.first().start();
            sale.endsWell();
        }
    }

    /** What stands behind the group's offsets and is decided already, the next server does again. */
    @Test
    void atMostOneBatchIsDoneAgainAfterAStopInOrder(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 6, 300).customersCome(50)) {
            sale.awaitAccepted(100);
            long before = sale.books().decided();
            // So that the stop comes in the middle of it.
            system.databaseWire().slow(Duration.ofMillis(200));
            sale.backlog(4_000);
            sale.awaitDecided(before + 1);

            system.first().stop();

            system.databaseWire().calm();
            assertThat(decidedBehindTheOffsets(system, sale)).isLessThanOrEqualTo(BATCH);
            system.first().start();
            sale.endsWell();
        }
    }

    private static long decidedBehindTheOffsets(BreakableSystem system, Sale sale) throws Exception {
        Set<String> decided = sale.books().rows().keySet();
        Map<TopicPartition, Long> offsets = sale.topic().committed();
        return Records.from(system.services().kafka(), OrderTopic.partitions(), offsets).stream()
                .flatMap(record -> Records.request(record).stream())
                .map(request -> request.getString("traceId"))
                .filter(decided::contains)
                .collect(Collectors.toSet())
                .size();
    }
}
