package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BatchPipelineDrainTest extends BatchPipelineScenario {

    @Test
    void aPartitionIsRevokedAfterItsBatchesInFlightAreCommitted() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(OTHER)));
        publishPermits.release(MANY);

        await().until(() -> loop.partitions().contains(OTHER.partition())
                && !loop.partitions().contains(BACKLOGGED.partition()));
        assertThat(committed).endsWith(400L);
        assertThat(publishing).containsExactly(0L, 200L);
    }

    @Test
    void aStoppedLoopPublishesAndCommitsAllThatItDecided() throws InterruptedException {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        loop.stop();
        publishPermits.release(MANY);
        thread.join();

        assertThat(committed).endsWith(200L * publishing.size());
        assertThat(decided).hasSameSizeAs(publishing);
    }

    @Test
    void aStoppedLoopDecidesNoFurtherBatch() throws InterruptedException {
        decidePermits.drainPermits();
        consumer.schedulePollTask(() -> addRecords(BACKLOGGED, 400, 600));
        await().untilAsserted(() -> assertThat(consumer.position(BACKLOGGED)).isEqualTo(600));
        decidePermits.release(1);
        await().untilAsserted(() -> assertThat(deciding).containsExactly(0L, 200L));

        loop.stop();

        decidePermits.release(MANY);
        publishPermits.release(MANY);
        thread.join();
        assertThat(deciding).containsExactly(0L, 200L);
        assertThat(committed).endsWith(400L);
    }

    /** A stop has a time limit; the batches that are decided but not committed by then are repeated. */
    @Test
    void aStoppedLoopCommitsEachBatchAsSoonAsItIsPublished() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));

        loop.stop();
        publishPermits.release(1);

        await().untilAsserted(() -> assertThat(committed).containsExactly(200L));
    }

    @Test
    void aLoopThatDiesOfAnErrorLeavesItsGroup() throws InterruptedException {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        thread.setUncaughtExceptionHandler((dead, error) -> uncaught.set(error));
        publishFault = () -> {
            throw new StackOverflowError();
        };
        publishPermits.release(MANY);
        thread.join();

        assertThat(uncaught.get()).isInstanceOf(StackOverflowError.class);
        assertThat(consumer.closed()).isTrue();
        assertThat(committed).isEmpty();
    }
}
