package flashsale.order.kafka.consume;

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

/**
 * The offsets of a loop's partitions: which polled records are uncommitted, and which of those are done. For the loop's
 * thread.
 */
final class OffsetTracker {

    private static final Logger LOG = System.getLogger(OffsetTracker.class.getName());

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> uncommittedFrom = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean owing;

    OffsetTracker(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    void polled(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            uncommittedFrom.putIfAbsent(
                    partition, records.records(partition).get(0).offset());
        }
    }

    /** Its offsets are due at the next {@link #commit}. */
    void done(ConsumerRecords<byte[], byte[]> records) {
        due.putAll(records.nextOffsets());
        due.keySet().retainAll(uncommittedFrom.keySet());
    }

    /** A batch is done, and its offsets could not be committed yet. Until they are, no further one is to be begun: a crash would repeat it, too. */
    boolean hasPendingCommit() {
        return owing;
    }

    void commit() {
        if (due.isEmpty()) {
            owing = false;
            return;
        }
        try {
            consumer.commitSync(due);
            due.forEach((partition, offset) -> uncommittedFrom.put(partition, offset.offset()));
            due.clear();
            owing = false;
        } catch (CommitFailedException | RebalanceInProgressException rebalancing) {
            // Those partitions that it keeps, it commits after the rebalance, to which only polling on leads. The next
            // owner of the others does the batch again, which changes nothing.
            LOG.log(
                    owing ? Level.DEBUG : Level.INFO,
                    "A batch finished during a rebalance; its offsets are committed after it. Nothing to do");
            owing = true;
        }
    }

    /**
     * Has all that is not committed polled again.
     *
     * @param again told of each partition of which there is something, and where it had come to
     */
    void rewind(ObjLongConsumer<TopicPartition> again) {
        uncommittedFrom.forEach((partition, from) -> {
            long position = consumer.position(partition);
            if (from < position) {
                consumer.seek(partition, from);
                again.accept(partition, position);
            }
        });
        due.clear();
        uncommittedFrom.clear();
    }

    /** These are another's. */
    void lost(Collection<TopicPartition> partitions) {
        uncommittedFrom.keySet().removeAll(partitions);
        due.keySet().removeAll(partitions);
    }
}
