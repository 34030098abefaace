package flashsale.order.kafka.pipeline;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/** Tracks the offsets of a loop's partitions: the first uncommitted record of each, and the offsets to commit next. For the loop's thread. */
final class OffsetTracker {

    private static final Logger LOG = System.getLogger(OffsetTracker.class.getName());

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> firstUncommitted = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsetsToCommit = new HashMap<>();
    private boolean commitPending;

    OffsetTracker(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    void polled(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            firstUncommitted.putIfAbsent(
                    partition, records.records(partition).get(0).offset());
        }
    }

    /** Includes the offsets of these records in the next {@link #commit}. */
    void completed(ConsumerRecords<byte[], byte[]> records) {
        offsetsToCommit.putAll(records.nextOffsets());
        offsetsToCommit.keySet().retainAll(firstUncommitted.keySet());
    }

    /** Returns whether the last commit failed because of a rebalance. */
    boolean hasPendingCommit() {
        return commitPending;
    }

    void commit() {
        if (offsetsToCommit.isEmpty()) {
            commitPending = false;
            return;
        }
        try {
            consumer.commitSync(offsetsToCommit);
            offsetsToCommit.forEach((partition, offset) -> firstUncommitted.put(partition, offset.offset()));
            offsetsToCommit.clear();
            commitPending = false;
        } catch (CommitFailedException | RebalanceInProgressException rebalancing) {
            // Only further polls complete the rebalance; then the loop commits the partitions that it keeps.
            // The next owner of the others repeats the batch, which changes nothing.
            LOG.log(
                    commitPending ? Level.DEBUG : Level.INFO,
                    "A batch finished during a rebalance; its offsets are committed afterwards. No action needed");
            commitPending = true;
        }
    }

    /**
     * Seeks each partition back to its first uncommitted record, so that later polls return all uncommitted records again.
     *
     * @param rewound receives each partition whose position moved, and the position before
     */
    void rewind(ObjLongConsumer<TopicPartition> rewound) {
        firstUncommitted.forEach((partition, offset) -> {
            long position = consumer.position(partition);
            if (offset < position) {
                consumer.seek(partition, offset);
                rewound.accept(partition, position);
            }
        });
        offsetsToCommit.clear();
        firstUncommitted.clear();
    }

    void revoked(Collection<TopicPartition> partitions) {
        firstUncommitted.keySet().removeAll(partitions);
        offsetsToCommit.keySet().removeAll(partitions);
    }
}
