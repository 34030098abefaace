package flashsale.order.kafka.pipeline;

import flashsale.order.application.port.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The batches of a loop that are in flight, a FIFO queue in the order of their polls. For the loop's thread. */
final class InFlightBatches {

    private final Deque<InFlightBatch> batches = new ArrayDeque<>();

    /** Starts a batch that follows the latest one, and adds it. */
    void start(
            ConsumerRecords<byte[], byte[]> records,
            Executor executor,
            Supplier<List<Outcome>> decide,
            Consumer<List<Outcome>> publishOutcomes) {
        Optional<InFlightBatch> previous = Optional.ofNullable(batches.peekLast());
        batches.add(new InFlightBatch(records, previous, executor, decide, publishOutcomes));
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    int size() {
        return batches.size();
    }

    Optional<ConsumerRecords<byte[], byte[]>> oldest() {
        return Optional.ofNullable(batches.peek()).map(InFlightBatch::records);
    }

    /**
     * Removes published batches, oldest first, and blocks until at most this number is in flight. When a batch failed, throws its failure and
     * leaves it as the oldest.
     *
     * @param published receives the records of each removed batch
     */
    void awaitAtMost(int limit, Consumer<ConsumerRecords<byte[], byte[]>> published) {
        while (batches.size() > limit || !batches.isEmpty() && batches.peek().hasEnded()) {
            batches.peek().awaitPublished();
            published.accept(batches.remove().records());
        }
    }

    /** Blocks until no step of any batch runs or will run, whether the batches succeeded or failed. */
    void awaitIdle() {
        Optional.ofNullable(batches.peekLast()).ifPresent(InFlightBatch::awaitEnd);
    }

    void clear() {
        batches.clear();
    }
}
