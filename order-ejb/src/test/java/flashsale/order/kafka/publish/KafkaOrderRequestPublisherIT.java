package flashsale.order.kafka.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceContext;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.metrics.RealMetrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaOrderRequestPublisherIT {

    private final KafkaOrderRequestPublisher publisher = new KafkaOrderRequestPublisher();
    private final RealMetrics metrics = new RealMetrics();
    private final OrderRequest request = Samples.request(
            List.of(new OrderItem(Samples.product(1).id(), 1), new OrderItem(7, 2), new OrderItem(30, 1)));

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void anAcknowledgedRequestIsOnTheTopicWithItsLowestProductAsKey() {
        connect(Map.of());

        assertThat(publish()).isEqualTo(Publication.ACKNOWLEDGED);

        byte[] value = OrderRequestJson.write(request);
        assertThat(RealTopics.read(Topics.ORDER_REQUESTS, record -> Arrays.equals(record.value(), value)))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).asString(UTF_8).isEqualTo("7"))
                .satisfies(record -> assertThat(record.headers()).isEmpty());
    }

    @Test
    void aTracedRequestHasItsTraceInTheHeaders() {
        connect(Map.of());
        OrderRequest traced =
                request.withTrace(new TraceContext(TraceContext.begin().parent(), "rojo=1"));

        Together.end(publisher.publish(traced).toCompletableFuture());

        assertThat(RealTopics.read(Topics.ORDER_REQUESTS, record -> true))
                .extracting(record -> ReceivedRecord.of(record).request())
                .contains(Optional.of(traced));
    }

    @Test
    void aRedrivenRequestHasItsAttemptInTheHeaders() {
        connect(Map.of());
        OrderRequest second = request.withTrace(TraceContext.begin()).nextAttempt();

        Together.end(publisher.publish(second).toCompletableFuture());

        assertThat(RealTopics.read(Topics.ORDER_REQUESTS, record -> true))
                .extracting(record -> ReceivedRecord.of(record).request())
                .contains(Optional.of(second));
    }

    @Test
    void whileTheBrokerIsFrozenTheResultIsUnknown() throws IOException, InterruptedException {
        connect(Map.of("flashsale.kafka.publish-timeout-ms", "1000"));
        assertThat(publish()).isEqualTo(Publication.ACKNOWLEDGED);
        OsProcess broker = RealServices.get().broker().process().orElseThrow();
        broker.pause();
        try {
            assertThat(publish()).isEqualTo(Publication.UNKNOWN);
            assertThat(metrics.page()).contains("flashsale_order_requests_total{result=\"uncertain\"} 1.0");
        } finally {
            broker.resume();
        }

        // The producer first needs new metadata of the topic; until then it rejects requests without blocking.
        await("an acknowledgement").until(this::publish, Publication.ACKNOWLEDGED::equals);
    }

    @Test
    void withoutAConnectionNothingIsPublished() {
        connect(Map.of("flashsale.kafka.bootstrap-servers", "127.0.0.1:1"));

        assertThat(publish()).isEqualTo(Publication.NOT_PUBLISHED);
    }

    /** Readiness depends on this, so a load balancer sends no customers before. */
    @Test
    void canPublishIsFalseWithoutMetadataOfTheTopic() throws IOException, InterruptedException {
        OsProcess broker = RealServices.get().broker().process().orElseThrow();
        broker.pause();
        try {
            connect(Map.of());

            assertThat(publisher.canPublish()).isFalse();
        } finally {
            broker.resume();
        }
        await("metadata of the topic").until(publisher::canPublish);
        assertThat(publish()).isEqualTo(Publication.ACKNOWLEDGED);
    }

    @Test
    void afterCloseNothingIsPublished() {
        connect(Map.of());
        publisher.close();

        assertThat(publish()).isEqualTo(Publication.NOT_PUBLISHED);
    }

    private void connect(Map<String, String> settings) {
        KafkaClients clients = new KafkaClients();
        Injection.set(clients, "settings", RealServices.settings(settings));
        Injection.set(clients, "instanceId", new InstanceId());
        publisher.clients = clients;
        publisher.orderMetrics = metrics.orderMetrics();
        publisher.connect();
    }

    private Publication publish() {
        return Together.end(publisher.publish(request).toCompletableFuture());
    }
}
