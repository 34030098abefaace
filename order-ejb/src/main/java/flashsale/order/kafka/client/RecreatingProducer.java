package flashsale.order.kafka.client;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * A producer that recreates its delegate when the delegate is stuck. Kafka's producer requests a producer id once; when the
 * brokers refuse its login or TLS at that moment, it waits for the id forever, even if they would accept it now (KAFKA-20237).
 *
 * <p>A delegate that never published a record is replaced after a failure that points to this defect. Any other delegate is
 * replaced after failing for a while without a success: a delegate in an unrecoverable state looks the same as one whose
 * brokers are unavailable. Thread-safe.
 */
public final class RecreatingProducer {

    /** Creating a delegate costs a thread and reads its key stores. */
    private static final Duration MIN_RECREATION_INTERVAL = Duration.ofSeconds(2);

    /** Longer than the restart of a broker. */
    static final Duration MAX_FAILING_TIME = Duration.ofSeconds(15);

    private static final Duration METADATA_CHECK_INTERVAL = Duration.ofMillis(10);

    private final Supplier<Producer<byte[], byte[]>> factory;
    private final LongSupplier nanoClock;
    private volatile Generation current;

    /** When the latest creation was attempted, by the clock. Guarded by this. */
    private long createdAt;

    public RecreatingProducer(Supplier<Producer<byte[], byte[]>> factory) {
        this(factory, System::nanoTime);
    }

    RecreatingProducer(Supplier<Producer<byte[], byte[]>> factory, LongSupplier nanoClock) {
        this.factory = factory;
        this.nanoClock = nanoClock;
        this.current = new Generation();
        this.createdAt = nanoClock.getAsLong();
    }

    /**
     * Blocks until the producer has metadata of a topic. After a timeout it keeps requesting the metadata in the background.
     *
     * @throws KafkaException after the timeout
     */
    public void awaitMetadata(String topic, Duration timeout) {
        Generation generation = current;
        long begin = nanoClock.getAsLong();
        while (true) {
            try {
                generation.producer.partitionsFor(topic);
                return;
            } catch (KafkaException notYet) {
                if (nanoClock.getAsLong() - begin > timeout.toNanos()) {
                    generation.failed(notYet, false);
                    throw notYet;
                }
                LockSupport.parkNanos(METADATA_CHECK_INTERVAL.toNanos());
            }
        }
    }

    /** Returns whether the producer has metadata of a topic. Without it, it keeps requesting it and rejects records. */
    public boolean hasMetadata(String topic) {
        try {
            usable().producer.partitionsFor(topic);
            return true;
        } catch (KafkaException notYet) {
            return false;
        }
    }

    /** Sends a record like {@link Producer#send}. */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Generation generation = usable();
        Thread caller = Thread.currentThread();
        try {
            return generation.producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    generation.succeeded();
                } else {
                    generation.failed(failure, Thread.currentThread() != caller);
                }
                callback.onCompletion(metadata, failure);
            });
        } catch (KafkaException failure) {
            generation.failed(failure, false);
            throw failure;
        }
    }

    private Generation usable() {
        return current.stuck ? recreate() : current;
    }

    private Generation recreate() {
        Generation old;
        synchronized (this) {
            long now = nanoClock.getAsLong();
            if (!current.stuck || now - createdAt < MIN_RECREATION_INTERVAL.toNanos()) {
                return current;
            }
            createdAt = now;
            old = current;
            current = new Generation();
        }
        // Without a timeout: it would block the callers, and a stuck producer completes no record anyway.
        old.producer.close(Duration.ZERO);
        return current;
    }

    public void flush() {
        current.producer.flush();
    }

    public void close(Duration timeout) {
        current.producer.close(timeout);
    }

    /** A delegate, and the results of its records. */
    private final class Generation {

        private final Producer<byte[], byte[]> producer = factory.get();
        private volatile boolean hasSucceeded;
        private volatile boolean stuck;

        /** By the clock; null after a success. */
        private volatile Long failingSince;

        void succeeded() {
            hasSucceeded = true;
            failingSince = null;
        }

        void failed(Exception failure, boolean wasQueued) {
            long now = nanoClock.getAsLong();
            Long since = failingSince;
            if (since == null) {
                failingSince = now;
            }
            boolean tooLong = since != null && now - since > MAX_FAILING_TIME.toNanos();
            if (tooLong || mayLackProducerId(failure, wasQueued)) {
                stuck = true;
            }
        }

        /** A producer without an id queues records but never sends one. */
        private boolean mayLackProducerId(Exception failure, boolean wasQueued) {
            return !hasSucceeded && (wasQueued || isRefusal(failure) || isRefusal(failure.getCause()));
        }

        private static boolean isRefusal(Throwable failure) {
            return failure instanceof AuthenticationException || failure instanceof AuthorizationException;
        }
    }
}
