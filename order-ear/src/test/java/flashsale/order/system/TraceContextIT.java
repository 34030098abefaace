package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TraceContextIT {

    private static final String VALID = "00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String parent = "00-" + trace + "-00f067aa0ba902b7-01";

    @ArquillianResource
    URI deployed;

    private Shop shop;

    @Deployment(testable = false)
    static Archive<?> application() {
        return RealSystem.application();
    }

    @BeforeEach
    void open() {
        shop = new Shop(deployed);
    }

    @Test
    void theTraceOfAPostGoesWithTheRecordTheDeadLetterAndItsRedrive() {
        long product = shop.newProduct(0);

        String traceId = order(product, "traceparent", parent, "tracestate", "congo=t61rcWkgMzE,rojo=1");
        shop.decision("42", traceId);
        shop.operate("/api/v1/products/" + product + "/restock", "{\"quantity\":1}");
        shop.operate("/api/v1/dead-letters/redrive", "{\"traceIds\":[\"" + traceId + "\"]}");

        assertThat(shop.decision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        List<ConsumerRecord<String, String>> published = OrderTopics.requestsWith(traceId);
        assertThat(published).hasSize(2).allSatisfy(this::isTraced);
        assertThat(OrderTopics.header(published.get(1), "order-attempt")).isEqualTo("2");
        assertThat(OrderTopics.deadLettersWith(traceId)).singleElement().satisfies(this::isTraced);
    }

    private void isTraced(ConsumerRecord<String, String> record) {
        assertThat(OrderTopics.header(record, "traceparent")).isEqualTo(parent);
        assertThat(OrderTopics.header(record, "tracestate")).isEqualTo("congo=t61rcWkgMzE,rojo=1");
    }

    @Test
    void aPostWithoutATraceBeginsOne() {
        String traceId = order(shop.newProduct(1));

        assertThat(OrderTopics.requestsWith(traceId))
                .singleElement()
                .satisfies(record ->
                        assertThat(OrderTopics.header(record, "traceparent")).matches(VALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "garbage"
            })
    void anInvalidTraceIsNotCarriedOnAndHoldsNoOrderUp(String invalid) {
        String traceId = order(shop.newProduct(1), "traceparent", invalid, "tracestate", "a=1");

        assertThat(OrderTopics.requestsWith(traceId)).singleElement().satisfies(record -> {
            assertThat(OrderTopics.header(record, "traceparent")).matches(VALID).isNotEqualTo(invalid);
            assertThat(record.headers().lastHeader("tracestate")).isNull();
        });
        assertThat(shop.decision("42", traceId).getString("status")).isEqualTo("COMPLETED");
    }

    @Test
    void theDeadLetterOfARecordWithoutATraceBeginsOne() {
        long product = shop.newProduct(1);
        String garbage = "no request, " + UUID.randomUUID();

        OrderTopics.publish(Map.of("traceparent", "garbage"), Long.toString(product), garbage);
        shop.decision("42", order(product));

        assertThat(OrderTopics.deadLettersWith(garbage)).singleElement().satisfies(letter -> {
            assertThat(letter.headers().headers("traceparent")).hasSize(1);
            assertThat(OrderTopics.header(letter, "traceparent")).matches(VALID);
        });
    }

    @Test
    void theLogNamesTheTraceOfARecordThatAnOperatorShouldLookAt() {
        long product = shop.newProduct(1);

        OrderTopics.publish(Map.of("traceparent", parent), Long.toString(product), "no request, " + UUID.randomUUID());

        await("the line in the log")
                .until(() -> ServerLogs.lineWith(trace), Optional::isPresent)
                .map(line -> assertThat(line).contains("order-request-v1-", "offset", "INVALID_REQUEST"));
    }

    private String order(long product, String... headers) {
        var request = shop.request("/api/v1/orders", "42", Shop.CUSTOMER)
                .POST(BodyPublishers.ofString(Shop.orderOf(product)));
        return Shop.json(shop.send(headers.length == 0 ? request : request.headers(headers)))
                .getString("traceId");
    }
}
