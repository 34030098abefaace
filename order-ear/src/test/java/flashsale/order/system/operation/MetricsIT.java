package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.MetricsSnapshot;
import flashsale.order.system.fixture.ServerProcess;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics endpoint, and the metrics of consumer loops, connections and the JVM. */
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
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void metricsArePublicInThePrometheusFormat() {
        HttpResponse<String> page = api.getPublic("/metrics");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).contains("# TYPE flashsale_order_requests_total counter");
    }

    @Test
    void theServersOwnMetricsAreNotServed() {
        assertThat(api.getPublic("/metrics/base").statusCode()).isEqualTo(404);
        assertThat(api.getPublic("/metrics/").statusCode()).isEqualTo(404);
    }

    @Test
    void openMetricsAreServedOnRequest() {
        HttpResponse<String> page = api.getPublic("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(page.body()).endsWith("# EOF\n");
    }

    @Test
    void decidedOrdersLeaveNoLag() {
        long product = api.createProduct(1);
        api.awaitDecision("1", api.placeOrder("1", product));

        await("the offsets to be committed")
                .until(
                        () -> MetricsSnapshot.of(api).samples("flashsale_consumer_lag_records"),
                        lag -> lag.size() == PARTITIONS && lag.values().stream().allMatch(records -> records == 0));
    }

    @Test
    void everyConsumerLoopIsReported() {
        await("the loops to have all partitions").until(() -> {
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
    void theJvmAndTheRedisConnectionsAreReported() throws Exception {
        ServerProcess.current().collectGarbage();
        MetricsSnapshot page = MetricsSnapshot.of(api);

        assertThat(page.names())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_gc_pause_seconds_count",
                        "jvm_threads_live_threads",
                        "process_cpu_usage");
        api.placeOrder("42", api.createProduct(1));
        await("the Redis connection to be returned to the pool")
                .until(() ->
                        MetricsSnapshot.of(api).value("flashsale_pool_connections{pool=\"redis\",state=\"idle\"}") > 0);
    }

    @Test
    void readinessReportsEachLoopWithItsData() {
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
            // Payara writes numbers as strings.
            assertThat(data.get("restarts").toString()).matches("\"?0\"?");
        });
    }
}
