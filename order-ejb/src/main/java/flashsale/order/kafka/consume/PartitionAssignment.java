package flashsale.order.kafka.consume;

import flashsale.order.kafka.pipeline.BatchPipeline;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** The partitions assigned to a loop: a rebalance listener that drains the loop's batches before partitions move. */
final class PartitionAssignment implements ConsumerRebalanceListener {

    private static final Logger LOG = System.getLogger(PartitionAssignment.class.getName());

    private final Consumer<byte[], byte[]> consumer;
    private final BatchPipeline pipeline;
    private final FailureBackoff backoff;
    private volatile SortedSet<Integer> partitions = new TreeSet<>();

    PartitionAssignment(Consumer<byte[], byte[]> consumer, BatchPipeline pipeline, FailureBackoff backoff) {
        this.consumer = consumer;
        this.pipeline = pipeline;
        this.backoff = backoff;
    }

    /** Returns the numbers of the assigned partitions. From any thread. */
    SortedSet<Integer> partitions() {
        return partitions;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        pipeline.assigned(added);
        update(consumer.assignment());
        LOG.log(Level.INFO, "Deciding orders of {0}", consumer.assignment());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        pipeline.revoked(revoked);
        Collection<TopicPartition> kept = new ArrayList<>(consumer.assignment());
        kept.removeAll(revoked);
        update(kept);
        backoff.revoked(revoked);
        LOG.log(Level.INFO, "No longer deciding orders of {0}", revoked);
    }

    void clear() {
        partitions = new TreeSet<>();
    }

    private void update(Collection<TopicPartition> assigned) {
        SortedSet<Integer> numbers = new TreeSet<>();
        assigned.forEach(partition -> numbers.add(partition.partition()));
        partitions = numbers;
    }
}
