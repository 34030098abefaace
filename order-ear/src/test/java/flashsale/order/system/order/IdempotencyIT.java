package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
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

/** Requests with one idempotency key are one order. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IdempotencyIT {

    private static final String MEMBER = "42";

    @ArquillianResource
    URI deployed;

    private final String key = UUID.randomUUID().toString();

    private ApiClient api;

    private KeyedOrders orders;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
        orders = new KeyedOrders(api, KeyedOrders.STOCK);
    }

    @Test
    void theFirstRequestIsNotAReplay() {
        HttpResponse<String> first = orders.place(MEMBER, key);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(api.awaitDecision(MEMBER, KeyedOrders.traceId(first)).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(orders.place(MEMBER, null).headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void aRepeatedKeyIsAReplayWithQuotesAndWithout() throws SQLException {
        HttpResponse<String> first = orders.place(MEMBER, key);
        KeyedOrders.assertReplay(first, orders.place(MEMBER, '"' + key + '"'));
        api.awaitDecision(MEMBER, KeyedOrders.traceId(first));

        KeyedOrders.assertReplay(first, orders.place(MEMBER, key));
        orders.assertOneOrder(first);
    }

    @Test
    void bodiesAreComparedByMeaningNotByBytes() {
        HttpResponse<String> first = orders.place(MEMBER, key);
        String inOtherBytes =
                "{ \"receiverInfo\" : {\"address\":\"\\uC11C울\", \"phone\":\"010-1234-5678\",\"name\":\"김철수\"},"
                        + "\"items\":[ {\"quantity\": 1.0, \"productId\":" + orders.product() + "} ] }";

        KeyedOrders.assertReplay(first, orders.place(MEMBER, key, inOtherBytes));
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefusedBeforeAndAfterTheDecision() throws SQLException {
        HttpResponse<String> first;
        try (Connection lock = Jdbc.lockProduct(orders.product())) {
            first = orders.place(MEMBER, key);
            KeyedOrders.assertKeyReused(orders.place(MEMBER, key, ApiClient.orderBody(orders.product() + 1)));
            lock.rollback();
        }
        api.awaitDecision(MEMBER, KeyedOrders.traceId(first));

        KeyedOrders.assertKeyReused(
                orders.place(MEMBER, key, ApiClient.orderBody(orders.product()).replace("010-1234", "010-4321")));
        orders.assertOneOrder(first);
    }

    @Test
    void concurrentRequestsWithOneKeyAreOneOrder() throws SQLException {
        List<CompletableFuture<HttpResponse<String>>> sent = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> orders.place(MEMBER, key), command -> new Thread(command).start()))
                .limit(16)
                .toList();
        List<HttpResponse<String>> responses =
                sent.stream().map(CompletableFuture::join).toList();

        assertThat(responses).allMatch(response -> response.statusCode() == 202);
        assertThat(responses.stream().map(KeyedOrders::traceId).distinct()).hasSize(1);
        assertThat(responses.stream()
                        .filter(response -> response.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
        api.awaitDecision(MEMBER, KeyedOrders.traceId(responses.get(0)));
        orders.assertOneOrder(responses.get(0));
    }

    @Test
    void theSameKeyOfAnotherMemberIsAnotherOrder() throws SQLException {
        HttpResponse<String> first = orders.place(MEMBER, key);
        HttpResponse<String> others = orders.place("43", key);

        assertThat(others.statusCode()).isEqualTo(202);
        assertThat(others.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(KeyedOrders.traceId(others)).isNotEqualTo(KeyedOrders.traceId(first));
        api.awaitDecision(MEMBER, KeyedOrders.traceId(first));
        api.awaitDecision("43", KeyedOrders.traceId(others));
        assertThat(orders.stock()).isEqualTo(KeyedOrders.STOCK - 2);
        assertThat(api.get("/api/v1/orders/" + KeyedOrders.traceId(first), "43", ApiClient.CUSTOMER)
                        .statusCode())
                .isEqualTo(404);
    }
}
