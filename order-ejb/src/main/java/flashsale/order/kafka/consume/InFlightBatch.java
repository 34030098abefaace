package flashsale.order.kafka.consume;

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
 * A polled batch in flight. It is decided after the batch before it is decided, and its outcomes are published after those of
 * the batch before; when that one fails, so does this one.
 */
final class InFlightBatch {

    private final ConsumerRecords<byte[], byte[]> records;
    private final CompletableFuture<List<Outcome>> decided;
    private final CompletableFuture<Void> told;

    /**
     * @param before empty when there is none that is not told
     * @param executor of both steps
     */
    InFlightBatch(
            ConsumerRecords<byte[], byte[]> records,
            Optional<InFlightBatch> before,
            Executor executor,
            Supplier<List<Outcome>> decide,
            Consumer<List<Outcome>> publishOutcomes) {
        this.records = records;
        CompletableFuture<?> ready = before.<CompletableFuture<?>>map(batch -> batch.decided)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        CompletableFuture<Void> quiet =
                before.map(batch -> batch.told).orElseGet(() -> CompletableFuture.completedFuture(null));
        decided = ready.thenApplyAsync(any -> decide.get(), executor);
        told = decided.thenAcceptBothAsync(quiet, (outcomes, none) -> publishOutcomes.accept(outcomes), executor);
    }

    ConsumerRecords<byte[], byte[]> records() {
        return records;
    }

    boolean isPublished() {
        return told.isDone();
    }

    /** Returns when nothing is done any more for it and for those before it, whatever came of that. */
    void awaitEnd() {
        told.handle((none, fault) -> none).join();
    }

    /** Returns when its outcomes are published. Throws the failure, on each further call as well. */
    void awaitPublished() {
        try {
            told.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (failed.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw failed;
        }
    }
}
