package flashsale.order.kafka.pipeline;

import flashsale.order.application.port.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A polled batch in flight, a chain of two asynchronous steps. It is decided after the previous batch is decided, and its
 * outcomes are published after those of the previous batch. It fails when the previous batch fails.
 */
final class InFlightBatch {

    private final ConsumerRecords<byte[], byte[]> records;
    private final CompletableFuture<List<Outcome>> decided;
    private final CompletableFuture<Void> published;

    /**
     * @param previous empty when no other batch is in flight
     * @param executor of both steps
     */
    InFlightBatch(
            ConsumerRecords<byte[], byte[]> records,
            Optional<InFlightBatch> previous,
            Executor executor,
            Supplier<List<Outcome>> decide,
            Consumer<List<Outcome>> publishOutcomes) {
        this.records = records;
        CompletableFuture<?> previousDecided = previous.<CompletableFuture<?>>map(batch -> batch.decided)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        CompletableFuture<Void> previousPublished =
                previous.map(batch -> batch.published).orElseGet(() -> CompletableFuture.completedFuture(null));
        decided = previousDecided.thenApplyAsync(any -> decide.get(), executor);
        published = decided.thenAcceptBothAsync(
                previousPublished, (outcomes, none) -> publishOutcomes.accept(outcomes), executor);
    }

    ConsumerRecords<byte[], byte[]> records() {
        return records;
    }

    /** Returns whether the batch has ended, by publishing its outcomes or by a failure. */
    boolean hasEnded() {
        return published.isDone();
    }

    /** Blocks until no step of this batch and of those before it runs or will run, whether they succeeded or failed. */
    void awaitEnd() {
        published.handle((none, failure) -> none).join();
    }

    /** Blocks until the outcomes are published. When the batch failed, each call throws its failure. */
    void awaitPublished() {
        try {
            published.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
