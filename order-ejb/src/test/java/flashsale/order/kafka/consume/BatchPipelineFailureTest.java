package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class BatchPipelineFailureTest extends BatchPipelineScenario {

    @Test
    void whenDecidingFailsEarlierBatchesAreCommittedAndLaterOnesAreRetried() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        decidePermits.drainPermits();
        decideFault = () -> {
            throw new IllegalStateException("The database is unavailable");
        };
        consumer.schedulePollTask(() -> addRecords(BACKLOGGED, 400, 800));
        publishPermits.release();
        await().untilAsserted(() -> assertThat(consumer.position(BACKLOGGED)).isEqualTo(800));
        assertThat(deciding).containsExactly(0L, 200L, 400L);
        decidePermits.release();
        publishPermits.release();
        await().untilAsserted(() -> assertThat(committed).endsWith(400L));
        await().until(() -> loop.fault() != null);
        assertThat(deciding).doesNotContain(600L);
        decideFault = () -> {};
        decidePermits.release(MANY);
        publishPermits.release(MANY);

        await().untilAsserted(() -> assertThat(committed).endsWith(800L));
        assertThat(decided).containsExactly(0L, 200L, 400L, 600L);
        await().until(() -> loop.fault() == null);
    }

    @Test
    void whenPublishingFailsTheBatchIsRetriedWithThoseDecidedMeanwhile() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        failPublishing();
        publishPermits.release();
        await().until(() -> loop.fault() != null);
        publishFault = () -> {};
        publishPermits.release(MANY);

        await().untilAsserted(() -> assertThat(committed).containsExactly(200L, 400L));
        assertThat(decided).containsExactly(0L, 200L, 0L, 200L);
        assertThat(publishing).containsExactly(0L, 0L, 200L);
        assertThat(maybeRedelivered).endsWith(0L, 200L);
        await().until(() -> loop.fault() == null);
    }

    @Test
    void nothingIsRetriedWhileABatchIsInFlight() {
        decidePermits.drainPermits();
        decidePermits.release();
        failPublishing();
        await().untilAsserted(() -> assertThat(deciding).containsExactly(0L, 200L));
        publishPermits.release();
        await().during(LONGER_THAN_A_BACKOFF).until(() -> deciding.size() == 2);
        publishFault = () -> {};
        decidePermits.release(MANY);
        publishPermits.release(MANY);

        await().untilAsserted(() -> assertThat(committed).endsWith(400L));
        assertThat(deciding).containsExactly(0L, 200L, 0L, 200L);
    }

    @Test
    void theFaultLastsUntilTheFailedBatchIsPublished() {
        failPublishing();
        publishPermits.release();
        await().until(() -> loop.fault() != null);
        publishFault = () -> {};
        await().untilAsserted(() -> assertThat(publishing).hasSize(2));
        await().during(LONGER_THAN_A_BACKOFF).until(() -> loop.fault() != null);
        publishPermits.release(MANY);

        await().until(() -> loop.fault() == null);
        await().untilAsserted(() -> assertThat(committed).endsWith(400L));
    }

    @Test
    void aSmallBatchPolledAfterAFailingOneIsNotSkipped() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        failPublishing();
        consumer.schedulePollTask(() -> addRecords(OTHER, 0, 5));
        await().untilAsserted(() -> assertThat(consumer.position(OTHER)).isEqualTo(5));
        publishPermits.release();
        await().until(() -> loop.fault() != null);
        publishFault = () -> {};
        publishPermits.release(MANY);

        await().untilAsserted(() -> assertThat(consumer.committed(Set.of(BACKLOGGED, OTHER)))
                .containsEntry(BACKLOGGED, new OffsetAndMetadata(400))
                .containsEntry(OTHER, new OffsetAndMetadata(5)));
        assertThat(publishing).hasSize(4);
    }

    private void failPublishing() {
        publishFault = () -> {
            throw new IllegalStateException("The dead letter topic refuses records");
        };
    }
}
