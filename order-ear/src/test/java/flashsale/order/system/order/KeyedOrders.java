package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import redis.clients.jedis.RedisClient;

/** Orders of one product with idempotency keys, and what their responses must be. */
final class KeyedOrders {

    static final int STOCK = 50;

    private static final String MEMBER = "42";

    private final ApiClient api;
    private final long product;

    KeyedOrders(ApiClient api, int stock) {
        this.api = api;
        this.product = api.createProduct(stock);
    }

    long product() {
        return product;
    }

    HttpResponse<String> place(String member, String idempotencyKey) {
        return place(member, idempotencyKey, ApiClient.orderBody(product));
    }

    HttpResponse<String> place(String member, String idempotencyKey, String body) {
        var request = api.request("/api/v1/orders", member, ApiClient.CUSTOMER).POST(BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return api.send(request);
    }

    static void assertReplay(HttpResponse<String> first, HttpResponse<String> again) {
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .hasValue("/api/v1/orders/" + traceId(first))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }

    static void assertKeyReused(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getString("type")).isEqualTo("/problems/idempotency-key-reused");
    }

    void assertOneOrder(HttpResponse<String> accepted) throws SQLException {
        // Later in the same partition: once it is decided, all repetitions are decided.
        api.awaitDecision("43", api.placeOrder("43", product));
        assertThat(Jdbc.queryNumber("select count(*) from orders where trace_id = ?", traceId(accepted)))
                .isEqualTo(1);
        assertThat(stock()).isEqualTo(STOCK - 2);
    }

    long stock() throws SQLException {
        return Jdbc.queryNumber("select stock from product where id = ?", product);
    }

    static void flushRedis() {
        try (RedisClient redis = RedisClient.create(SystemUnderTest.services().redis())) {
            redis.flushAll();
        }
    }

    static String traceId(HttpResponse<String> accepted) {
        return ApiClient.json(accepted).getString("traceId");
    }
}
