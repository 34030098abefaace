package flashsale.order.kafka;

import java.time.Duration;
import java.util.concurrent.Future;
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
final class LastingProducer {

    /** Making one costs a thread and a look into its stores. */
    private static final Duration BETWEEN_LIVES = Duration.ofSeconds(2);

    /** Longer than a broker is away that restarts. */
    static final Duration TOO_LONG = Duration.ofSeconds(15);

    /** For what one that is given up may still have on its way. */
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final LongSupplier clock;
    private volatile Producer<byte[], byte[]> current;
    private volatile boolean proven;
    private volatile boolean stuck;

    /** By the clock; null after a record that got through. */
    private volatile Long failingSince;

    private long madeAt;

    LastingProducer(Supplier<Producer<byte[], byte[]>> producers) {
        this(producers, System::nanoTime);
    }

    /**
     * @param clock in nanoseconds
     */
    LastingProducer(Supplier<Producer<byte[], byte[]>> producers, LongSupplier clock) {
        this.producers = producers;
        this.clock = clock;
        this.current = producers.get();
        this.madeAt = clock.getAsLong();
    }

    /** Has it learn of a topic, if it can in the time that it may block. */
    void learn(String topic) {
        try {
            current.partitionsFor(topic);
        } catch (KafkaException failed) {
            judge(current, failed, false);
            throw failed;
        }
    }

    /** As Kafka's own. */
    Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Producer<byte[], byte[]> living = stuck ? renewed() : current;
        Thread caller = Thread.currentThread();
        try {
            return living.send(record, (metadata, failed) -> {
                if (failed == null) {
                    proven = true;
                    failingSince = null;
                } else {
                    judge(living, failed, Thread.currentThread() != caller);
                }
                callback.onCompletion(metadata, failed);
            });
        } catch (KafkaException failed) {
            judge(living, failed, false);
            throw failed;
        }
    }

    private void judge(Producer<byte[], byte[]> living, Exception failed, boolean handedOver) {
        if (living == current && (waitsForItsId(failed, handedOver) || failsForTooLong())) {
            stuck = true;
        }
    }

    /** Records that came far enough to be handed over for sending, and yet none was, may wait for the id. */
    private boolean waitsForItsId(Exception failed, boolean handedOver) {
        return !proven && (handedOver || isRefusal(failed) || isRefusal(failed.getCause()));
    }

    private boolean failsForTooLong() {
        long now = clock.getAsLong();
        Long since = failingSince;
        if (since == null) {
            failingSince = now;
        }
        return since != null && now - since > TOO_LONG.toNanos();
    }

    private static boolean isRefusal(Throwable failed) {
        return failed instanceof AuthenticationException || failed instanceof AuthorizationException;
    }

    private Producer<byte[], byte[]> renewed() {
        Producer<byte[], byte[]> old;
        synchronized (this) {
            long now = clock.getAsLong();
            if (!stuck || now - madeAt < BETWEEN_LIVES.toNanos()) {
                return current;
            }
            madeAt = now;
            old = current;
            current = producers.get();
            proven = false;
            failingSince = null;
            stuck = false;
        }
        old.close(CLOSE);
        return current;
    }

    void flush() {
        current.flush();
    }

    void close(Duration patience) {
        current.close(patience);
    }
}
