package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.ServerLogs;
import flashsale.order.system.fixture.SystemUnderTest;
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

/** Trace context (W3C) from requests to records, dead letters and logs. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TraceContextIT {

    private static final String VALID = "00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String parent = "00-" + trace + "-00f067aa0ba902b7-01";

    @ArquillianResource
    URI deployed;

    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void theTraceOfARequestReachesTheRecordTheDeadLetterAndTheRedrive() {
        long product = api.createProduct(0);

        String traceId = order(product, "traceparent", parent, "tracestate", "congo=t61rcWkgMzE,rojo=1");
        api.awaitDecision("42", traceId);
        api.postAsOperator("/api/v1/products/" + product + "/restock", "{\"quantity\":1}");
        api.postAsOperator("/api/v1/dead-letters/redrive", "{\"traceIds\":[\"" + traceId + "\"]}");

        assertThat(api.awaitDecision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        List<ConsumerRecord<String, String>> published = KafkaTopics.requestsContaining(traceId);
        assertThat(published).hasSize(2).allSatisfy(this::assertTraced);
        assertThat(KafkaTopics.header(published.get(1), "order-attempt")).isEqualTo("2");
        assertThat(KafkaTopics.deadLettersContaining(traceId)).singleElement().satisfies(this::assertTraced);
    }

    private void assertTraced(ConsumerRecord<String, String> record) {
        assertThat(KafkaTopics.header(record, "traceparent")).isEqualTo(parent);
        assertThat(KafkaTopics.header(record, "tracestate")).isEqualTo("congo=t61rcWkgMzE,rojo=1");
    }

    @Test
    void aRequestWithoutATraceStartsOne() {
        String traceId = order(api.createProduct(1));

        assertThat(KafkaTopics.requestsContaining(traceId))
                .singleElement()
                .satisfies(record ->
                        assertThat(KafkaTopics.header(record, "traceparent")).matches(VALID));
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
    void anInvalidTraceIsReplacedAndBlocksNoOrder(String invalid) {
        String traceId = order(api.createProduct(1), "traceparent", invalid, "tracestate", "a=1");

        assertThat(KafkaTopics.requestsContaining(traceId)).singleElement().satisfies(record -> {
            assertThat(KafkaTopics.header(record, "traceparent")).matches(VALID).isNotEqualTo(invalid);
            assertThat(record.headers().lastHeader("tracestate")).isNull();
        });
        assertThat(api.awaitDecision("42", traceId).getString("status")).isEqualTo("COMPLETED");
    }

    @Test
    void theDeadLetterOfARecordWithoutATraceStartsOne() {
        long product = api.createProduct(1);
        String garbage = "no request, " + UUID.randomUUID();

        KafkaTopics.publish(Map.of("traceparent", "garbage"), Long.toString(product), garbage);
        api.awaitDecision("42", order(product));

        assertThat(KafkaTopics.deadLettersContaining(garbage)).singleElement().satisfies(letter -> {
            assertThat(letter.headers().headers("traceparent")).hasSize(1);
            assertThat(KafkaTopics.header(letter, "traceparent")).matches(VALID);
        });
    }

    @Test
    void theLogNamesTheTraceOfAnInvalidRecord() {
        long product = api.createProduct(1);

        KafkaTopics.publish(Map.of("traceparent", parent), Long.toString(product), "no request, " + UUID.randomUUID());

        await("the line in the server log")
                .until(() -> ServerLogs.lastLineContaining(trace), Optional::isPresent)
                .map(line -> assertThat(line).contains("order-request-v1-", "offset", "INVALID_REQUEST"));
    }

    private String order(long product, String... headers) {
        var request = api.request("/api/v1/orders", "42", ApiClient.CUSTOMER)
                .POST(BodyPublishers.ofString(ApiClient.orderBody(product)));
        return ApiClient.json(api.send(headers.length == 0 ? request : request.headers(headers)))
                .getString("traceId");
    }
}
