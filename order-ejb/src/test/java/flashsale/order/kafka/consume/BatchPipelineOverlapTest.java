package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class BatchPipelineOverlapTest extends BatchPipelineScenario {

    @Test
    void whileOneBatchIsPublishedTheNextTwoAreDecidedAndNoMoreBeforeItIsCommitted() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        consumer.schedulePollTask(() -> addRecords(BACKLOGGED, 400, 800));
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L, 400L));
        assertThat(publishing).containsExactly(0L);
        assertThat(committed).isEmpty();

        publishPermits.release();

        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L, 400L, 600L));
        assertThat(publishing).containsExactly(0L, 200L);
        assertThat(committed).containsExactly(200L);

        publishPermits.release(3);

        await().untilAsserted(() -> assertThat(committed).endsWith(800L));
        assertThat(publishing).containsExactly(0L, 200L, 400L, 600L);
    }

    @Test
    void whileOneBatchIsDecidedTheNextIsPolledAndDecidedAfterwards() {
        decidePermits.drainPermits();
        consumer.schedulePollTask(() -> addRecords(BACKLOGGED, 400, 600));
        await().untilAsserted(() -> assertThat(consumer.position(BACKLOGGED)).isEqualTo(600));
        assertThat(deciding).containsExactly(0L);

        decidePermits.release(MANY);
        publishPermits.release(MANY);

        await().untilAsserted(() -> assertThat(committed).endsWith(600L));
        assertThat(decided).containsExactly(0L, 200L, 400L);
    }
}
