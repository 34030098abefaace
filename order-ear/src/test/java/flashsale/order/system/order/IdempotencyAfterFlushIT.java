package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Idempotency keys keep their promise when Redis has lost everything. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IdempotencyAfterFlushIT {

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
    void anUndecidedOrderIsNotRepeatedAfterRedisIsFlushed() throws SQLException {
        HttpResponse<String> first;
        HttpResponse<String> again;
        try (Connection lock = Jdbc.lockProduct(orders.product())) {
            first = orders.place(MEMBER, key);
            KeyedOrders.flushRedis();
            again = orders.place(MEMBER, key);
            lock.rollback();
        }

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(KeyedOrders.traceId(again)).isEqualTo(KeyedOrders.traceId(first));
        assertThat(api.awaitDecision(MEMBER, KeyedOrders.traceId(first)).getString("status"))
                .isEqualTo("COMPLETED");
        KeyedOrders.assertReplay(first, orders.place(MEMBER, key));
        orders.assertOneOrder(first);
    }

    @Test
    void anotherOrderWithTheKeyOfAnUndecidedOneIsRefusedAfterRedisIsFlushed() throws SQLException {
        HttpResponse<String> first;
        try (Connection lock = Jdbc.lockProduct(orders.product())) {
            first = orders.place(MEMBER, key);
            KeyedOrders.flushRedis();

            KeyedOrders.assertKeyReused(orders.place(MEMBER, key, ApiClient.orderBody(orders.product() + 1)));
            lock.rollback();
        }
        assertThat(api.awaitDecision(MEMBER, KeyedOrders.traceId(first)).getString("status"))
                .isEqualTo("COMPLETED");
        orders.assertOneOrder(first);
    }

    @Test
    void aDecidedOrderIsReplayedAfterRedisIsFlushed() throws SQLException {
        HttpResponse<String> first = orders.place(MEMBER, key);
        api.awaitDecision(MEMBER, KeyedOrders.traceId(first));
        KeyedOrders.flushRedis();

        KeyedOrders.assertKeyReused(orders.place(MEMBER, key, ApiClient.orderBody(orders.product() + 1)));
        KeyedOrders.assertReplay(first, orders.place(MEMBER, key));
        assertThat(api.get("/api/v1/orders/" + KeyedOrders.traceId(first), MEMBER, ApiClient.CUSTOMER)
                        .body())
                .contains("COMPLETED");
        orders.assertOneOrder(first);
    }

    @Test
    void aFailedOrderIsReplayedAndNotRetried() throws SQLException {
        orders = new KeyedOrders(api, 0);
        HttpResponse<String> first = orders.place(MEMBER, key);
        api.awaitDecision(MEMBER, KeyedOrders.traceId(first));
        api.postAsOperator("/api/v1/products/" + orders.product() + "/restock", "{\"quantity\":1}");
        KeyedOrders.flushRedis();

        KeyedOrders.assertReplay(first, orders.place(MEMBER, key));
        KeyedOrders.assertKeyReused(orders.place(MEMBER, key, ApiClient.orderBody(orders.product() + 1)));
        // Later in the same partition: once it is decided, everything that the replay may have published is decided.
        api.awaitDecision("43", api.placeOrder("43", orders.product()));
        assertThat(api.awaitDecision(MEMBER, KeyedOrders.traceId(first)).getString("status"))
                .isEqualTo("FAILED");
        assertThat(KafkaTopics.deadLettersContaining(KeyedOrders.traceId(first)))
                .hasSize(1);
    }
}
