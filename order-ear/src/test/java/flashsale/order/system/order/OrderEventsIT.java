package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.EventStream;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The event stream of an order. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class OrderEventsIT {

    private static final String MEMBER = "42";

    private final ApiClient api = new ApiClient(SystemUnderTest.server().http());

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aStreamShowsTheStatusThenTheDecisionAndEnds(Version version) throws Exception {
        long product = api.createProduct(5);
        try (Connection lock = Jdbc.lockProduct(product)) {
            String traceId = api.placeOrder(MEMBER, product);

            EventStream stream = openStream(version, traceId);
            await().until(() -> stream.linesStartingWith("data:").size() == 1);
            assertThat(stream.linesStartingWith("data:"))
                    .containsExactly("data: {\"traceId\":\"" + traceId + "\",\"status\":\"PROCESSING\"}");
            lock.commit();

            HttpResponse<Void> response = stream.completion().join();
            assertThat(stream.linesStartingWith("event:")).containsExactly("event: status", "event: status");
            assertThat(stream.linesStartingWith("data:"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("data: "
                            + api.get("/api/v1/orders/" + traceId, MEMBER, ApiClient.CUSTOMER)
                                    .body())
                    .asString()
                    .contains("COMPLETED");
            assertThat(stream.linesStartingWith("retry:")).isNotEmpty();
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        }
    }

    @Test
    void aStreamAfterTheDecisionShowsItAtOnceAndIsNotRepeated() {
        String traceId = api.placeOrder(MEMBER, api.createProduct(0));
        api.awaitDecision(MEMBER, traceId);

        EventStream stream = openStream(Version.HTTP_1_1, traceId);
        stream.completion().join();

        assertThat(stream.linesStartingWith("data:"))
                .singleElement()
                .asString()
                .contains("\"status\":\"FAILED\"", "\"reason\":\"OUT_OF_STOCK\"");
        String seen = stream.linesStartingWith("id:").get(0).substring(3).strip();
        assertThat(api.send(events(MEMBER, ApiClient.CUSTOMER, traceId)
                                .header("Last-Event-ID", seen)
                                .GET())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void anIdleStreamIsKeptAlive() throws Exception {
        EventStream stream = openStream(
                Version.HTTP_1_1, SystemUnderTest.traceIds().issue(MEMBER).toString());

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !stream.linesStartingWith(":").isEmpty());
        assertThat(stream.completion()).isNotDone();
        stream.completion().cancel(true);
    }

    @Test
    void anotherMembersOrderIsNotFound() {
        String traceId = api.placeOrder(MEMBER, api.createProduct(1));

        assertProblem(404, events("43", ApiClient.CUSTOMER, traceId));
        assertProblem(404, events(MEMBER, ApiClient.CUSTOMER, UUID.randomUUID().toString()));
        assertProblem(404, events(MEMBER, ApiClient.CUSTOMER, "nonsense"));
    }

    @Test
    void onlyCustomersMayOpenAStream() {
        String traceId = api.placeOrder(MEMBER, api.createProduct(1));

        assertProblem(403, events(MEMBER, ApiClient.OPERATOR, traceId));
        assertProblem(401, events(MEMBER, ApiClient.CUSTOMER, traceId).setHeader("Authorization", "Bearer nonsense"));
    }

    private void assertProblem(int status, HttpRequest.Builder request) {
        HttpResponse<String> response =
                api.send(request.header("Accept", "text/event-stream").GET());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(response).getInt("status")).isEqualTo(status);
    }

    private EventStream openStream(Version version, String traceId) {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        return new EventStream(
                client,
                events(MEMBER, ApiClient.CUSTOMER, traceId).version(version).build());
    }

    private HttpRequest.Builder events(String member, String group, String traceId) {
        return api.request("/api/v1/orders/" + traceId + "/events", member, group);
    }
}
