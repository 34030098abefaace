package flashsale.order.kafka.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderRequestPublisher;
import flashsale.order.domain.OrderRequest;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.client.RecreatingProducer;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import flashsale.order.kafka.record.TraceHeaders;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes order requests to Kafka. The stages complete on the producer's I/O thread, so dependents must not block. */
@ApplicationScoped
public class KafkaOrderRequestPublisher implements OrderRequestPublisher {

    private static final Logger LOG = System.getLogger(KafkaOrderRequestPublisher.class.getName());
    private static final int FIRST_ATTEMPT = 1;

    /** While the brokers are unavailable, the start of the application waits no longer than this. */
    private static final Duration METADATA_TIMEOUT = Duration.ofMillis(200);

    private final PublishOutage outage = new PublishOutage();

    @Inject
    KafkaClients clients;

    @Inject
    OrderMetrics orderMetrics;

    private RecreatingProducer producer;

    /** Instantiates this bean when the application starts, so that the first customers do not wait for its connection. */
    void createEagerly(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.DEBUG, "Order requests are published to {0}", Topics.ORDER_REQUESTS);
    }

    @PostConstruct
    public void connect() {
        producer = new RecreatingProducer(clients::requestProducer);
        try {
            producer.awaitMetadata(Topics.ORDER_REQUESTS, METADATA_TIMEOUT);
        } catch (KafkaException notYet) {
            LOG.log(
                    Level.DEBUG,
                    "No metadata of the topic yet; the producer keeps requesting it: {0}",
                    notYet.getMessage());
        }
    }

    /** Returns whether a request can be sent to the brokers now. */
    public boolean canPublish() {
        return producer.hasMetadata(Topics.ORDER_REQUESTS);
    }

    @Override
    public CompletionStage<Publication> publish(OrderRequest request) {
        CompletableFuture<Publication> publication = new CompletableFuture<>();
        Thread caller = Thread.currentThread();
        long begin = System.nanoTime();
        try {
            producer.send(
                    record(request),
                    (metadata, failed) ->
                            publication.complete(observed(request, classify(failed, caller), failed, begin)));
        } catch (KafkaException | IllegalStateException rejected) {
            publication.complete(observed(request, classify(rejected, caller), rejected, begin));
        }
        return publication;
    }

    private Publication observed(OrderRequest request, Publication publication, Exception failed, long begin) {
        if (request.attempt() == FIRST_ATTEMPT) {
            orderMetrics.placed(publication, System.nanoTime() - begin);
        } else {
            orderMetrics.redriven(publication);
        }
        if (failed == null) {
            outage.acknowledged(request);
        } else {
            outage.failed(request, publication, failed);
        }
        return publication;
    }

    private static ProducerRecord<byte[], byte[]> record(OrderRequest request) {
        byte[] key = Long.toString(request.lowestProductId()).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_REQUESTS, key, OrderRequestJson.write(request));
        request.trace().ifPresent(trace -> TraceHeaders.write(trace, record.headers()));
        if (request.attempt() > FIRST_ATTEMPT) {
            record.headers()
                    .add(Topics.ATTEMPT, Integer.toString(request.attempt()).getBytes(UTF_8));
        }
        return record;
    }

    /** A failure on the caller's thread occurred before the record was queued for sending. After any other, it may be published. */
    private static Publication classify(Exception failed, Thread caller) {
        if (failed == null) {
            return Publication.ACKNOWLEDGED;
        }
        return Thread.currentThread() == caller ? Publication.NOT_PUBLISHED : Publication.UNKNOWN;
    }

    @PreDestroy
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
