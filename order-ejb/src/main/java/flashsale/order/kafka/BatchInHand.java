package flashsale.order.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A batch that is decided, and whose outcomes are being told. */
final class BatchInHand {

    private final ConsumerRecords<byte[], byte[]> records;
    private final CompletableFuture<Void> telling;

    /** @param telling is begun at once, where the executor wants it */
    BatchInHand(ConsumerRecords<byte[], byte[]> records, Runnable telling, Executor executor) {
        this.records = records;
        this.telling = CompletableFuture.runAsync(telling, executor);
    }

    ConsumerRecords<byte[], byte[]> records() {
        return records;
    }

    /** Returns when the outcomes are told; throws what went wrong, and does so again when called again. */
    void awaitTold() {
        try {
            telling.join();
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
