package flashsale.order.kafka.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.DatabaseSwitch;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.fixture.RealTopics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerLoopIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final DatabaseSwitch databaseSwitch = new DatabaseSwitch();
    private final RealDatabase database = RealDatabase.through(databaseSwitch.dataSource());
    private final RealConsumerLoop loop = new RealConsumerLoop(database, 1_000);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void anOrderIsConfirmedAndItsStatusWrittenBeforeItsOffsetIsCommitted() {
        Product product = database.onSale(Samples.product(3));
        OrderRequest request = Samples.request(product);
        loop.start();

        loop.awaitCommitted(RealTopics.sendOrder(request));

        assertThat(database.orders().find(request.traceId()).orElseThrow().order())
                .hasValueSatisfying(order -> assertThat(order.receiverInfo()).isEqualTo(Samples.RECEIVER));
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(2);
        assertThat(loop.statusOf(request.traceId()).state()).isEqualTo(State.COMPLETED);
        assertThat(RealTopics.deadLetters(product.id())).isEmpty();
    }

    @Test
    void invalidRecordsBecomeDeadLettersAndTheNextRecordIsDecided() {
        Product product = database.onSale(Samples.product(3));
        OrderRequest request = Samples.request(product);
        List<byte[]> invalid = Arrays.asList(
                null,
                new byte[0],
                "{\"no\":\"request\"}".getBytes(UTF_8),
                "[".repeat(100_000).getBytes(UTF_8));
        invalid.forEach(value -> RealTopics.sendOrder(product.id(), value));
        RecordMetadata next = RealTopics.sendOrder(request);

        loop.start();
        loop.awaitCommitted(next);

        assertThat(database.orders()
                        .find(request.traceId())
                        .orElseThrow()
                        .status()
                        .state())
                .isEqualTo(State.COMPLETED);
        assertThat(RealTopics.deadLetters(product.id()))
                .allSatisfy(letter -> assertThat(
                                letter.headers().lastHeader("order-reason").value())
                        .asString(UTF_8)
                        .isEqualTo("INVALID_REQUEST"))
                .extracting(letter -> letter.value())
                .containsExactlyElementsOf(invalid);
    }

    @Test
    void whileTheDatabaseIsUnavailableTheLoopStaysInItsGroupAndThenRecovers() {
        OrderRequest request = Samples.request(database.onSale(Samples.product(3)));
        loop.start();
        await().atMost(TIMEOUT).until(() -> loop.group().members().size() == 1);
        List<String> members = loop.group().members();
        databaseSwitch.turnOff();

        RecordMetadata record = RealTopics.sendOrder(request);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(loop.fault()).contains("SQLException"));
        assertThat(loop.group().hasCommitted(record)).isFalse();
        databaseSwitch.turnOn();
        loop.awaitCommitted(record);

        await().until(() -> loop.fault() == null);
        assertThat(loop.metrics().page())
                .contains("flashsale_batch_retries_total{cause=\"fault\"}")
                .doesNotContain("flashsale_batch_retries_total{cause=\"fault\"} 0.0");
        assertThat(loop.group().members()).isEqualTo(members);
        assertThat(database.orders()
                        .find(request.traceId())
                        .orElseThrow()
                        .status()
                        .state())
                .isEqualTo(State.COMPLETED);
    }

    @Test
    void aStoppedLoopLeavesItsGroup() {
        loop.start();
        await().atMost(TIMEOUT).until(() -> loop.group().members().size() == 1);

        loop.stop();

        assertThat(loop.group().members()).isEmpty();
    }
}
