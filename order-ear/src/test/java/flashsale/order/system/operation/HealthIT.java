package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.launcher.process.OsProcess;
import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server's health endpoints report the checks of the application. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class HealthIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

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
        awaitReady();
    }

    @Test
    void readinessReportsExactlyTheDependenciesAndLoops() {
        assertThat(checks("/health/ready").keySet())
                .containsExactlyInAnyOrder(
                        "web", "database", "kafka", "dead-letter-topic", "redis", "consumer-loop-0", "consumer-loop-1");
        assertThat(data("kafka").getString("flashsale.kafka.bootstrap-servers"))
                .isEqualTo(SystemUnderTest.services().kafka());
        assertThat(data("database").getString("dataSource")).isEqualTo("jdbc/flashsale");
        assertThat(data("redis").get("required").toString())
                .as("a boolean, which Payara writes as a string")
                .isIn("false", "\"false\"");
        assertThat(data("consumer-loop-1").getString("state")).isEqualTo("working");
    }

    @Test
    void livenessAndStartupHaveTheirOwnChecks() {
        assertThat(checks("/health/live").keySet()).containsExactly("alive");
        assertThat(checks("/health/started").keySet()).containsExactly("started");
    }

    @Test
    void readinessReportsAKafkaOutage() throws Exception {
        OsProcess broker = SystemUnderTest.services().broker().process().orElseThrow();
        broker.pause();
        try {
            await("readiness to fail").atMost(TIMEOUT).until(() -> ready().statusCode() == 503);
            assertThat(checks("/health/ready").get("kafka").getString("status")).isEqualTo("DOWN");
            assertThat(data("kafka").getString("state")).isEqualTo("down");
            assertThat(api.getPublic("/health/live").statusCode()).isEqualTo(200);
        } finally {
            broker.resume();
        }
        awaitReady();
    }

    private void awaitReady() {
        await("readiness").atMost(TIMEOUT).until(() -> ready().statusCode() == 200);
    }

    private HttpResponse<String> ready() {
        return api.getPublic("/health/ready");
    }

    private JsonObject data(String check) {
        return checks("/health/ready").get(check).getJsonObject("data");
    }

    private Map<String, JsonObject> checks(String path) {
        return ApiClient.json(api.getPublic(path)).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(check -> check.getString("name"), check -> check));
    }
}
