package flashsale.order.redis.status;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Natural batching: items that arrive while a batch is being processed form the next batch. A single item never waits, and the cost per
 * item falls as more arrive. Safe for use by many threads.
 */
final class NaturalBatcher<T> {

    private final int maxBatchSize;
    private final Executor executor;
    private final Consumer<List<T>> processor;
    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * @param maxBatchSize the most items in a batch
     * @param executor lends one thread while there are items
     * @param processor gets the items in the order of their arrival, one batch at a time
     */
    NaturalBatcher(int maxBatchSize, Executor executor, Consumer<List<T>> processor) {
        this.maxBatchSize = maxBatchSize;
        this.executor = executor;
        this.processor = processor;
    }

    void add(T item) {
        queue.add(item);
        startIfIdle();
    }

    private void startIfIdle() {
        if (!queue.isEmpty() && running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            for (List<T> batch = next(); !batch.isEmpty(); batch = next()) {
                processor.accept(batch);
            }
        } finally {
            running.set(false);
            // Items that arrived after the last poll, or that are left after a failed batch.
            startIfIdle();
        }
    }

    private List<T> next() {
        List<T> batch = new ArrayList<>();
        queue.drainTo(batch, maxBatchSize);
        return batch;
    }
}
