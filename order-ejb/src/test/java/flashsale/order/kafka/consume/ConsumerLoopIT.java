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
import flashsale.order.kafka.fixture.Decider;
import flashsale.order.kafka.fixture.RealTopics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerLoopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseSwitch databaseSwitch = new DatabaseSwitch();
    private final RealDatabase database = RealDatabase.through(databaseSwitch.dataSource());
    private final Decider decider = new Decider(database, 1_000);

    @AfterEach
    void close() {
        decider.close();
    }

    @Test
    void anOrderIsConfirmedShownAndThenItsOffsetCommitted() {
        Product product = database.onSale(Samples.product(3));
        OrderRequest request = Samples.request(product);
        decider.start();

        decider.awaitDone(RealTopics.order(request));

        assertThat(database.orders().find(request.traceId()).orElseThrow().order())
                .hasValueSatisfying(order -> assertThat(order.receiverInfo()).isEqualTo(Samples.RECEIVER));
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(2);
        assertThat(decider.statusOf(request.traceId()).state()).isEqualTo(State.COMPLETED);
        assertThat(RealTopics.deadLetters(product.id())).isEmpty();
    }

    @Test
    void garbageBecomesDeadLettersAndTheRecordBehindItIsDecided() {
        Product product = database.onSale(Samples.product(3));
        OrderRequest request = Samples.request(product);
        List<byte[]> garbage = Arrays.asList(
                null,
                new byte[0],
                "{\"no\":\"request\"}".getBytes(UTF_8),
                "[".repeat(100_000).getBytes(UTF_8));
        garbage.forEach(value -> RealTopics.order(product.id(), value));
        RecordMetadata behind = RealTopics.order(request);

        decider.start();
        decider.awaitDone(behind);

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
                .containsExactlyElementsOf(garbage);
    }

    @Test
    void withTheDatabaseAwayTheLoopRestsKeepsItsPlaceAndRecovers() {
        OrderRequest request = Samples.request(database.onSale(Samples.product(3)));
        decider.start();
        await().atMost(PATIENCE).until(() -> decider.group().members().size() == 1);
        List<String> members = decider.group().members();
        databaseSwitch.turnOff();

        RecordMetadata record = RealTopics.order(request);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(decider.fault()).contains("SQLException"));
        assertThat(decider.group().isDoneWith(record)).isFalse();
        databaseSwitch.turnOn();
        decider.awaitDone(record);

        await().until(() -> decider.fault() == null);
        assertThat(decider.metrics().page())
                .contains("flashsale_batch_retries_total{cause=\"fault\"}")
                .doesNotContain("flashsale_batch_retries_total{cause=\"fault\"} 0.0");
        assertThat(decider.group().members()).isEqualTo(members);
        assertThat(database.orders()
                        .find(request.traceId())
                        .orElseThrow()
                        .status()
                        .state())
                .isEqualTo(State.COMPLETED);
    }

    @Test
    void stoppedTheLoopEndsAndLeavesTheGroupAtOnce() {
        decider.start();
        await().atMost(PATIENCE).until(() -> decider.group().members().size() == 1);

        decider.stop();

        assertThat(decider.group().members()).isEmpty();
    }
}
