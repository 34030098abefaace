package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IdempotencyIT {

    private static final String MEMBER = "42";
    private static final int PIECES = 50;

    @ArquillianResource
    URI deployed;

    private final String key = UUID.randomUUID().toString();
    private ApiClient api;
    private long product;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void open() {
        api = new ApiClient(deployed);
        product = api.createProduct(PIECES);
    }

    @Test
    void theFirstTimeIsAsEver() {
        HttpResponse<String> first = order(MEMBER, key);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(api.awaitDecision(MEMBER, traceId(first)).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(order(MEMBER, null).headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void theSameAgainIsTheSameAnswerAndNoFurtherOrderWithQuotesAndWithout() throws SQLException {
        HttpResponse<String> first = order(MEMBER, key);
        isReplayOf(first, order(MEMBER, '"' + key + '"'));
        api.awaitDecision(MEMBER, traceId(first));

        isReplayOf(first, order(MEMBER, key));
        isOneOrder(first);
    }

    @Test
    void theSameIsToldByItsMeaningNotByItsBytes() {
        HttpResponse<String> first = order(MEMBER, key);
        String inOtherBytes =
                "{ \"receiverInfo\" : {\"address\":\"\\uC11C울\", \"phone\":\"010-1234-5678\",\"name\":\"김철수\"},"
                        + "\"items\":[ {\"quantity\": 1.0, \"productId\":" + product + "} ] }";

        isReplayOf(first, order(MEMBER, key, inOtherBytes));
    }

    @Test
    void anotherRequestUnderTheSameKeyIsAProblemOfItsOwnKindBeforeAndAfterTheDecision() throws SQLException {
        HttpResponse<String> first;
        try (Connection holder = Jdbc.connect()) {
            hold(holder);
            first = order(MEMBER, key);
            isRefusedAsReused(order(MEMBER, key, ApiClient.orderBody(product + 1)));
        }
        api.awaitDecision(MEMBER, traceId(first));

        isRefusedAsReused(order(MEMBER, key, ApiClient.orderBody(product).replace("010-1234", "010-4321")));
        isOneOrder(first);
    }

    @Test
    void anEmptiedRedisMakesNoSecondOrderOfAnUndecidedOne() throws SQLException {
        HttpResponse<String> first;
        HttpResponse<String> again;
        try (Connection holder = Jdbc.connect()) {
            hold(holder);
            first = order(MEMBER, key);
            emptyRedis();
            again = order(MEMBER, key);
        }

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(traceId(again)).isEqualTo(traceId(first));
        assertThat(api.awaitDecision(MEMBER, traceId(first)).getString("status"))
                .isEqualTo("COMPLETED");
        isReplayOf(first, order(MEMBER, key));
        isOneOrder(first);
    }

    @Test
    void afterTheDecisionAnEmptiedRedisTakesNothingAway() throws SQLException {
        HttpResponse<String> first = order(MEMBER, key);
        api.awaitDecision(MEMBER, traceId(first));
        emptyRedis();

        isRefusedAsReused(order(MEMBER, key, ApiClient.orderBody(product + 1)));
        isReplayOf(first, order(MEMBER, key));
        assertThat(api.get("/api/v1/orders/" + traceId(first), MEMBER, ApiClient.CUSTOMER)
                        .body())
                .contains("COMPLETED");
        isOneOrder(first);
    }

    @Test
    void aFailedOrderIsReplayedAndNotTriedAgain() throws SQLException {
        product = api.createProduct(0);
        HttpResponse<String> first = order(MEMBER, key);
        api.awaitDecision(MEMBER, traceId(first));
        api.postAsOperator("/api/v1/products/" + product + "/restock", "{\"quantity\":1}");
        emptyRedis();

        isReplayOf(first, order(MEMBER, key));
        isRefusedAsReused(order(MEMBER, key, ApiClient.orderBody(product + 1)));
        // Behind whatever the repetition may have published: when it is decided, so is that.
        api.awaitDecision("43", api.placeOrder("43", product));
        assertThat(api.awaitDecision(MEMBER, traceId(first)).getString("status"))
                .isEqualTo("FAILED");
        assertThat(KafkaTopics.deadLettersContaining(traceId(first))).hasSize(1);
    }

    @Test
    void ofManyAtTheSameMomentOneIsTheFirstAndAllAreOneOrder() throws SQLException {
        List<CompletableFuture<HttpResponse<String>>> sent = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> order(MEMBER, key), command -> new Thread(command).start()))
                .limit(16)
                .toList();
        List<HttpResponse<String>> responses =
                sent.stream().map(CompletableFuture::join).toList();

        assertThat(responses).allMatch(response -> response.statusCode() == 202);
        assertThat(responses.stream().map(IdempotencyIT::traceId).distinct()).hasSize(1);
        assertThat(responses.stream()
                        .filter(response -> response.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
        api.awaitDecision(MEMBER, traceId(responses.get(0)));
        isOneOrder(responses.get(0));
    }

    @Test
    void theSameKeyOfAnotherMemberIsAnotherOrder() throws SQLException {
        HttpResponse<String> first = order(MEMBER, key);
        HttpResponse<String> others = order("43", key);

        assertThat(others.statusCode()).isEqualTo(202);
        assertThat(others.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(traceId(others)).isNotEqualTo(traceId(first));
        api.awaitDecision(MEMBER, traceId(first));
        api.awaitDecision("43", traceId(others));
        assertThat(stock()).isEqualTo(PIECES - 2);
        assertThat(api.get("/api/v1/orders/" + traceId(first), "43", ApiClient.CUSTOMER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRefusedBodyLeavesTheKeyFree() {
        assertThat(order(MEMBER, key, "{}").statusCode()).isEqualTo(400);

        HttpResponse<String> first = order(MEMBER, key);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    static List<List<String>> badKeys() {
        return List.of(
                List.of(""),
                List.of("\"\""),
                List.of("a b"),
                List.of("\"open"),
                List.of("k".repeat(256)),
                List.of("one", "two"),
                List.of("same", "same"));
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void whatIsNoKeyIsAProblem(List<String> values) {
        var request = api.request("/api/v1/orders", MEMBER, ApiClient.CUSTOMER)
                .POST(BodyPublishers.ofString(ApiClient.orderBody(product)));
        values.forEach(value -> request.header("Idempotency-Key", value));

        HttpResponse<String> refused = api.send(request);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getString("type")).isEqualTo("/problems/invalid-idempotency-key");
    }

    @Test
    void theLongestKeyIsTaken() {
        String longest = key + "k".repeat(255 - key.length());

        isReplayOf(order(MEMBER, longest), order(MEMBER, longest));
    }

    private HttpResponse<String> order(String member, String idempotencyKey) {
        return order(member, idempotencyKey, ApiClient.orderBody(product));
    }

    private HttpResponse<String> order(String member, String idempotencyKey, String body) {
        var request = api.request("/api/v1/orders", member, ApiClient.CUSTOMER).POST(BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return api.send(request);
    }

    private static void isReplayOf(HttpResponse<String> first, HttpResponse<String> again) {
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .hasValue("/api/v1/orders/" + traceId(first))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }

    private static void isRefusedAsReused(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getString("type")).isEqualTo("/problems/idempotency-key-reused");
    }

    private void isOneOrder(HttpResponse<String> accepted) throws SQLException {
        // Behind all repetitions in the same partition: when it is decided, they are.
        api.awaitDecision("43", api.placeOrder("43", product));
        assertThat(Jdbc.queryNumber("select count(*) from orders where trace_id = ?", traceId(accepted)))
                .isEqualTo(1);
        assertThat(stock()).isEqualTo(PIECES - 2);
    }

    private long stock() throws SQLException {
        return Jdbc.queryNumber("select stock from product where id = ?", product);
    }

    /** Nothing is decided on the product until the connection closes. */
    private void hold(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.executeQuery("select id from product where id = " + product + " for update");
        }
    }

    private static void emptyRedis() {
        try (RedisClient redis = RedisClient.create(SystemUnderTest.services().redis())) {
            redis.flushAll();
        }
    }

    private static String traceId(HttpResponse<String> accepted) {
        return ApiClient.json(accepted).getString("traceId");
    }
}
