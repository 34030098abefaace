package flashsale.order.kafka;

import flashsale.order.application.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Has batches decided, told and committed. While a large one is told, the next one is decided; so at most two are in hand. For the thread
 * of their loop.
 */
final class BatchPipeline {

    private static final Logger LOG = System.getLogger(BatchPipeline.class.getName());

    private final Consumer<byte[], byte[]> consumer;
    private final RequestBatch batch;
    private final Executor beside;
    private final Duration session;
    private final Progress progress;
    private final DoneBefore doneBefore = new DoneBefore();
    private Optional<BatchInHand> inHand = Optional.empty();

    BatchPipeline(Consumer<byte[], byte[]> consumer, RequestBatch batch, Executor beside, Duration session) {
        this.consumer = consumer;
        this.batch = batch;
        this.beside = beside;
        this.session = session;
        this.progress = new Progress(consumer);
    }

    /** A batch is done, and the broker did not take its offsets. Until it does, no further one is to be begun: a crash would repeat it, too. */
    boolean areOwing() {
        return progress.isOwing();
    }

    /** Something is left to be done for batches of before, for which {@link #process} is to be called soon, records or none. */
    boolean areUnderWay() {
        return inHand.isPresent() || progress.isOwing();
    }

    /** Decides these; what was in hand is done and committed after that, and these are in hand. Without records it only does the latter. */
    void process(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            awaitInHand();
        } else {
            decide(records);
        }
        progress.commit();
    }

    private void decide(ConsumerRecords<byte[], byte[]> records) {
        Lease lease = new Lease(session);
        progress.polled(records);
        List<Arrival> arrivals = new ArrayList<>(records.count());
        records.forEach(record -> arrivals.add(Arrival.of(record)));
        List<Outcome> outcomes = batch.decide(arrivals);
        awaitInHand();
        boolean large = Pace.isLarge(records.count());
        Runnable telling = () -> batch.tell(arrivals, outcomes, doneBefore::perhaps, lease);
        inHand = Optional.of(new BatchInHand(records, telling, large ? beside : Runnable::run));
        if (!large) {
            awaitInHand();
        }
    }

    private void awaitInHand() {
        inHand.ifPresent(before -> {
            before.awaitTold();
            progress.done(before.records());
            inHand = Optional.empty();
        });
    }

    /** Ends what was begun, as far as it can be: what fails now is done again, here or by others. */
    void settle() {
        try {
            awaitInHand();
            commitThroughAStop();
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "What was in hand is done again", failed);
        }
    }

    /** A stop wakes once, and what is done need not be done again by others. */
    private void commitThroughAStop() {
        try {
            progress.commit();
        } catch (WakeupException stop) {
            progress.commit();
        }
    }

    /** Has all polled again that is not committed; returns where there was something. */
    Set<TopicPartition> goBack() {
        settle();
        inHand = Optional.empty();
        Set<TopicPartition> again = new HashSet<>();
        progress.goBack((partition, position) -> {
            doneBefore.suspect(partition, position);
            again.add(partition);
        });
        return again;
    }

    void assigned(Collection<TopicPartition> added) {
        settle();
        added.forEach(partition -> doneBefore.suspect(partition, consumer.position(partition)));
    }

    /** Returns when nothing more is done here for these. */
    void revoked(Collection<TopicPartition> lost) {
        settle();
        progress.lost(lost);
    }
}
