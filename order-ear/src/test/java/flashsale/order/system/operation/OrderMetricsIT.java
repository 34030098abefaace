package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.MetricsSnapshot;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics that orders change, from the request to the dead letter. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OrderMetricsIT {

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
    void anOrderIsCountedAtEveryStage() {
        long product = api.createProduct(1);
        MetricsSnapshot before = MetricsSnapshot.of(api);

        api.awaitDecision("1", api.placeOrder("1", product));
        api.awaitDecision("2", api.placeOrder("2", product));
        api.postAsCustomer("/api/v1/orders", "3", "{\"items\":[]}");
        api.postAsCustomer("/api/v1/orders", "3", "no JSON");

        MetricsSnapshot after = MetricsSnapshot.of(api);
        assertThat(increase(before, after, "flashsale_order_requests_total{result=\"accepted\"}"))
                .isEqualTo(2);
        assertThat(increase(before, after, "flashsale_order_requests_total{result=\"refused\"}"))
                .isEqualTo(2);
        assertThat(increase(before, after, "flashsale_publish_seconds_count")).isEqualTo(2);
        assertThat(increase(before, after, "flashsale_publish_seconds_sum")).isPositive();
        assertThat(increase(before, after, "flashsale_orders_decided_total{status=\"COMPLETED\"}"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_orders_decided_total{status=\"FAILED\"}"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_dead_letters_total{reason=\"OUT_OF_STOCK\"}"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_batch_records_sum")).isEqualTo(2);
        assertThat(increase(before, after, "flashsale_decide_seconds_count")).isBetween(1.0, 2.0);
        assertThat(increase(
                        before,
                        after,
                        "flashsale_http_request_duration_seconds_count{call=\"POST /orders\",status=\"2xx\"}"))
                .isEqualTo(2);
        assertThat(increase(
                        before,
                        after,
                        "flashsale_http_request_duration_seconds_count{call=\"POST /orders\",status=\"4xx\"}"))
                .isEqualTo(2);
    }

    @Test
    void redrivesAndGarbageRecordsAreCounted() {
        long product = api.createProduct(0);
        MetricsSnapshot before = MetricsSnapshot.of(api);

        KafkaTopics.publish(Long.toString(product), "no request, " + UUID.randomUUID());
        String traceId = api.placeOrder("1", product);
        api.awaitDecision("1", traceId);
        api.postAsOperator("/api/v1/products/" + product + "/restock", "{\"quantity\":1}");
        api.postAsOperator("/api/v1/dead-letters/redrive", "{\"traceIds\":[\"" + traceId + "\"]}");
        api.awaitDecision("1", traceId);

        MetricsSnapshot after = MetricsSnapshot.of(api);
        assertThat(increase(before, after, "flashsale_dead_letters_total{reason=\"INVALID_REQUEST\"}"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_redriven_requests_total{result=\"accepted\"}"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_order_requests_total{result=\"accepted\"}"))
                .isEqualTo(1);
    }

    @Test
    void waitingClientsConnectionsAndConflictsAreCounted() throws Exception {
        long product = api.createProduct(5);
        MetricsSnapshot before = MetricsSnapshot.of(api);
        try (Connection lock = Jdbc.connect();
                Statement change = lock.createStatement()) {
            lock.setAutoCommit(false);
            change.executeUpdate("update product set version = version + 1 where id = " + product);
            String traceId = api.placeOrder("42", product);
            CompletableFuture<JsonObject> customer =
                    CompletableFuture.supplyAsync(() -> api.awaitDecision("42", traceId));
            await("the customer to wait and the update to be blocked").until(() -> {
                MetricsSnapshot page = MetricsSnapshot.of(api);
                return page.value("flashsale_waiting_clients") == 1
                        && page.value("flashsale_pool_connections{pool=\"database\",state=\"active\"}") >= 1
                        && Jdbc.isProductUpdateWaiting();
            });
            lock.commit();
            assertThat(customer.get(30, TimeUnit.SECONDS).getString("status")).isEqualTo("COMPLETED");
        }

        MetricsSnapshot after = MetricsSnapshot.of(api);
        assertThat(increase(before, after, "flashsale_optimistic_conflicts_total"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_batch_retries_total{cause=\"conflict\"}"))
                .isEqualTo(1);
        await("clients and connections to be released")
                .until(() -> MetricsSnapshot.of(api).value("flashsale_waiting_clients") == 0
                        && MetricsSnapshot.of(api)
                                        .value("flashsale_pool_connections{pool=\"database\",state=\"active\"}")
                                == 0);
    }

    private static double increase(MetricsSnapshot before, MetricsSnapshot after, String sample) {
        return after.value(sample) - before.value(sample);
    }
}
