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
 * A producer for as long as the application runs. Kafka's own asks the brokers for an id once; when they refuse its login or its TLS just
 * then, it waits for that id for ever, though they would take it now (KAFKA-20237). So one that never got a record through is made anew
 * after a failure that points to this, and any other after failing for a while without a record that got through, since one that has come
 * to a state it does not leave cannot be told from one whose brokers are away. Safe for use by several threads.
 */
public final class RecreatingProducer {

    /** Making one costs a thread and a look into its stores. */
    private static final Duration BETWEEN_LIVES = Duration.ofSeconds(2);

    /** Longer than a broker is away that restarts. */
    static final Duration TOO_LONG = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final LongSupplier clock;
    private volatile Life current;

    /** By the clock, whether it could be made or not; the lock's. */
    private long madeAt;

    public RecreatingProducer(Supplier<Producer<byte[], byte[]>> producers) {
        this(producers, System::nanoTime);
    }

    /**
     * @param clock in nanoseconds
     */
    public RecreatingProducer(Supplier<Producer<byte[], byte[]>> producers, LongSupplier clock) {
        this.producers = producers;
        this.clock = clock;
        this.current = new Life();
        this.madeAt = clock.getAsLong();
    }

    /**
     * Has it learn of a topic, which it goes on doing after this.
     *
     * @param patience how long to wait for it
     */
    public void learn(String topic, Duration patience) {
        Life life = current;
        long begin = clock.getAsLong();
        while (true) {
            try {
                life.producer.partitionsFor(topic);
                return;
            } catch (KafkaException notYet) {
                if (clock.getAsLong() - begin > patience.toNanos()) {
                    life.failed(notYet, false);
                    throw notYet;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    /** Whether it has learned of a topic; while it has not, it goes on asking and takes no record for it. */
    public boolean knows(String topic) {
        try {
            living().producer.partitionsFor(topic);
            return true;
        } catch (KafkaException notYet) {
            return false;
        }
    }

    /** As Kafka's own. */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Life life = living();
        Thread caller = Thread.currentThread();
        try {
            return life.producer.send(record, (metadata, failed) -> {
                if (failed == null) {
                    life.succeeded();
                } else {
                    life.failed(failed, Thread.currentThread() != caller);
                }
                callback.onCompletion(metadata, failed);
            });
        } catch (KafkaException failed) {
            life.failed(failed, false);
            throw failed;
        }
    }

    private Life living() {
        return current.stuck ? renewed() : current;
    }

    private Life renewed() {
        Life old;
        synchronized (this) {
            long now = clock.getAsLong();
            if (!current.stuck || now - madeAt < BETWEEN_LIVES.toNanos()) {
                return current;
            }
            madeAt = now;
            old = current;
            current = new Life();
        }
        // At once: its callers would wait, and what it has on its way has waited in vain.
        old.producer.close(Duration.ZERO);
        return current;
    }

    public void flush() {
        current.producer.flush();
    }

    public void close(Duration patience) {
        current.producer.close(patience);
    }

    /** One of Kafka's own, and what became of its records. */
    private final class Life {

        private final Producer<byte[], byte[]> producer = producers.get();
        private volatile boolean proven;
        private volatile boolean stuck;

        /** By the clock; null after a record that got through. */
        private volatile Long failingSince;

        void succeeded() {
            proven = true;
            failingSince = null;
        }

        void failed(Exception why, boolean handedOver) {
            long now = clock.getAsLong();
            Long since = failingSince;
            if (since == null) {
                failingSince = now;
            }
            boolean tooLong = since != null && now - since > TOO_LONG.toNanos();
            if (tooLong || waitsForItsId(why, handedOver)) {
                stuck = true;
            }
        }

        /** Records that came far enough to be handed over for sending, and yet none was, may wait for the id. */
        private boolean waitsForItsId(Exception why, boolean handedOver) {
            return !proven && (handedOver || isRefusal(why) || isRefusal(why.getCause()));
        }

        private static boolean isRefusal(Throwable why) {
            return why instanceof AuthenticationException || why instanceof AuthorizationException;
        }
    }
}
