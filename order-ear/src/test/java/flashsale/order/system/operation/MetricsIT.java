package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.MetricsSnapshot;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.ServerProcess;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MetricsIT {

    private static final int PARTITIONS = 6;

    @ArquillianResource
    URI deployed;

    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void open() {
        api = new ApiClient(deployed);
    }

    @Test
    void everyoneMayReadThePageInTheFormatThatPrometheusReads() {
        HttpResponse<String> page = api.getPublic("/metrics");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).contains("# TYPE flashsale_order_requests_total counter");
    }

    @Test
    void belowThePageThereIsNothingOfTheServers() {
        assertThat(api.getPublic("/metrics/base").statusCode()).isEqualTo(404);
        assertThat(api.getPublic("/metrics/").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverAsksForOpenMetricsGetsIt() {
        HttpResponse<String> page = api.getPublic("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(page.body()).endsWith("# EOF\n");
    }

    @Test
    void anOrderIsCountedOnItsWholeWay() {
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
    void aRedriveAndAnUnreadableRecordAreCounted() {
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
    void allThatIsDecidedLeavesNoLagOnAnyPartition() {
        long product = api.createProduct(1);
        api.awaitDecision("1", api.placeOrder("1", product));

        await("the offsets to be committed")
                .until(
                        () -> MetricsSnapshot.of(api).samples("flashsale_consumer_lag_records"),
                        lag -> lag.size() == PARTITIONS && lag.values().stream().allMatch(records -> records == 0));
    }

    @Test
    void everyLoopIsShownAtWork() {
        await("the loops to share the partitions").until(() -> {
            MetricsSnapshot page = MetricsSnapshot.of(api);
            return page.samples("flashsale_consumer_loop_up").values().stream().allMatch(up -> up == 1)
                    && page.samples("flashsale_consumer_loop_partitions").values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()
                            == PARTITIONS;
        });
        assertThat(MetricsSnapshot.of(api).samples("flashsale_consumer_loop_poll_age_seconds"))
                .hasSize(2)
                .allSatisfy((loop, age) -> assertThat(age).isLessThan(30));
    }

    @Test
    void whoWaitsAndWhoIsAtTheDatabaseShowsAndALostLockIsCounted() throws Exception {
        long product = api.createProduct(5);
        MetricsSnapshot before = MetricsSnapshot.of(api);
        try (Connection rival = Jdbc.connect();
                Statement change = rival.createStatement()) {
            rival.setAutoCommit(false);
            change.executeUpdate("update product set version = version + 1 where id = " + product);
            String traceId = api.placeOrder("42", product);
            CompletableFuture<JsonObject> customer =
                    CompletableFuture.supplyAsync(() -> api.awaitDecision("42", traceId));
            await("the customer to wait and the order to be at the database").until(() -> {
                MetricsSnapshot page = MetricsSnapshot.of(api);
                return page.value("flashsale_waiting_clients") == 1
                        && page.value("flashsale_pool_connections{pool=\"database\",state=\"active\"}") >= 1
                        && someoneWaitsToUpdateAProduct();
            });
            rival.commit();
            assertThat(customer.get(30, TimeUnit.SECONDS).getString("status")).isEqualTo("COMPLETED");
        }

        MetricsSnapshot after = MetricsSnapshot.of(api);
        assertThat(increase(before, after, "flashsale_optimistic_conflicts_total"))
                .isEqualTo(1);
        assertThat(increase(before, after, "flashsale_batch_retries_total{cause=\"conflict\"}"))
                .isEqualTo(1);
        await("everyone to have left")
                .until(() -> MetricsSnapshot.of(api).value("flashsale_waiting_clients") == 0
                        && MetricsSnapshot.of(api)
                                        .value("flashsale_pool_connections{pool=\"database\",state=\"active\"}")
                                == 0);
    }

    private static boolean someoneWaitsToUpdateAProduct() throws SQLException {
        return Jdbc.queryNumber(
                        "select count(*) from information_schema.processlist where lower(info) like 'update product%'")
                > 0;
    }

    @Test
    void theJvmAndTheConnectionsToRedisAreShown() throws Exception {
        ServerProcess.current().collectGarbage();
        MetricsSnapshot page = MetricsSnapshot.of(api);

        assertThat(page.names())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_gc_pause_seconds_count",
                        "jvm_threads_live_threads",
                        "process_cpu_usage");
        api.placeOrder("42", api.createProduct(1));
        await("the connection that showed the order to be given back")
                .until(() ->
                        MetricsSnapshot.of(api).value("flashsale_pool_connections{pool=\"redis\",state=\"idle\"}") > 0);
    }

    @Test
    void readinessTellsOfEachLoopWithItsData() {
        JsonObject health = ApiClient.json(api.getPublic("/health/ready"));

        List<JsonObject> loops = health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").startsWith("consumer-loop-"))
                .toList();
        assertThat(loops)
                .extracting(check -> check.getString("name"))
                .containsExactlyInAnyOrder("consumer-loop-0", "consumer-loop-1");
        assertThat(loops).allSatisfy(check -> {
            assertThat(check.getString("status")).isEqualTo("UP");
            JsonObject data = check.getJsonObject("data");
            assertThat(data.getString("state")).isEqualTo("working");
            assertThat(data).containsKeys("partitions", "last-poll-ms");
            // Payara writes numbers as texts.
            assertThat(data.get("restarts").toString()).matches("\"?0\"?");
        });
    }

    private static double increase(MetricsSnapshot before, MetricsSnapshot after, String sample) {
        return after.value(sample) - before.value(sample);
    }
}
