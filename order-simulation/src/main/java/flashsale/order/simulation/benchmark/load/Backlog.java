package flashsale.order.simulation.benchmark.load;

import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Builds a backlog in the order topic while the server is frozen. A freeze is shorter than the session timeout of the consumer
 * group. A longer fill thaws the server to let it send heartbeats, then replaces the requests that it decided meanwhile.
 */
public final class Backlog implements AutoCloseable {
    /** The session timeout is 10 s, and the last heartbeat may be a third of that old. */
    private static final Duration LONGEST_FREEZE = Duration.ofMillis(4_500);

    /** Time for a thawed server to send its heartbeat, which cannot be observed from outside. */
    private static final Duration HEARTBEAT = Duration.ofMillis(700);

    private static final int CHUNK = 5_000;

    private final TopicOffsets topicOffsets;
    private final SystemControl systemControl;
    private final KafkaProducer<byte[], byte[]> producer;

    public Backlog(String bootstrapServers, TopicOffsets topicOffsets, SystemControl systemControl) {
        this.topicOffsets = topicOffsets;
        this.systemControl = systemControl;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns with the server frozen and at least the workload's number of requests undecided; the caller thaws it.
     *
     * @return the number of published requests
     */
    public int fill(Workload workload) throws ServiceFault, IOException, InterruptedException {
        int published = 0;
        while (true) {
            systemControl.freezeServer();
            long since = System.nanoTime();
            long missing = workload.orders() - topicOffsets.lag(topicOffsets.endOffsets(Contract.REQUESTS));
            while (missing > 0 && System.nanoTime() - since < LONGEST_FREEZE.toNanos()) {
                int chunk = (int) Math.min(CHUNK, missing);
                publish(workload, chunk);
                published += chunk;
                missing -= chunk;
            }
            if (missing <= 0) {
                return published;
            }
            systemControl.thawServer();
            Thread.sleep(HEARTBEAT.toMillis());
        }
    }

    /** Returns when all records are on all in-sync replicas. */
    private void publish(Workload workload, int number) throws ServiceFault {
        AtomicReference<Exception> refused = new AtomicReference<>();
        for (int i = 0; i < number; i++) {
            SampleOrder order = SampleOrder.of(workload);
            producer.send(new ProducerRecord<>(Contract.REQUESTS, order.key(), order.value()), (at, fault) -> {
                if (fault != null) {
                    refused.set(fault);
                }
            });
        }
        producer.flush();
        if (refused.get() != null) {
            throw new ServiceFault("Kafka does not accept the order requests", refused.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
