package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class OrderEventsIT {

    private static final String MEMBER = "42";

    private final Shop shop = new Shop(RealSystem.server().http());

    @Deployment(testable = false)
    static Archive<?> application() {
        return RealSystem.application();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aFollowerSeesTheOrderAsItIsAndItsDecisionAndThenTheEnd(Version version) throws Exception {
        long product = shop.newProduct(5);
        try (Connection rival = OrderTables.locking(product)) {
            String traceId = shop.order(MEMBER, product);

            EventLines stream = follow(version, traceId);
            await().until(() -> stream.startingWith("data:").size() == 1);
            assertThat(stream.startingWith("data:"))
                    .containsExactly("data: {\"traceId\":\"" + traceId + "\",\"status\":\"PROCESSING\"}");
            rival.commit();

            HttpResponse<Void> response = stream.end().join();
            assertThat(stream.startingWith("event:")).containsExactly("event: status", "event: status");
            assertThat(stream.startingWith("data:"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("data: "
                            + shop.get("/api/v1/orders/" + traceId, MEMBER, Shop.CUSTOMER)
                                    .body())
                    .asString()
                    .contains("COMPLETED");
            assertThat(stream.startingWith("retry:")).isNotEmpty();
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        }
    }

    @Test
    void whoComesAfterTheDecisionSeesItAtOnceAndIsSentHomeTheNextTime() {
        String traceId = shop.order(MEMBER, shop.newProduct(0));
        shop.decision(MEMBER, traceId);

        EventLines stream = follow(Version.HTTP_1_1, traceId);
        stream.end().join();

        assertThat(stream.startingWith("data:"))
                .singleElement()
                .asString()
                .contains("\"status\":\"FAILED\"", "\"reason\":\"OUT_OF_STOCK\"");
        String seen = stream.startingWith("id:").get(0).substring(3).strip();
        assertThat(shop.send(events(MEMBER, Shop.CUSTOMER, traceId)
                                .header("Last-Event-ID", seen)
                                .GET())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aSilentStreamIsKeptAlive() throws Exception {
        EventLines stream =
                follow(Version.HTTP_1_1, RealSystem.traceIds().issue(MEMBER).toString());

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !stream.startingWith(":").isEmpty());
        assertThat(stream.end()).isNotDone();
        stream.end().cancel(true);
    }

    @Test
    void whatIsNotTheCallersDoesNotExist() {
        String traceId = shop.order(MEMBER, shop.newProduct(1));

        assertProblem(404, events("43", Shop.CUSTOMER, traceId));
        assertProblem(404, events(MEMBER, Shop.CUSTOMER, UUID.randomUUID().toString()));
        assertProblem(404, events(MEMBER, Shop.CUSTOMER, "nonsense"));
    }

    @Test
    void onlyCustomersMayFollow() {
        String traceId = shop.order(MEMBER, shop.newProduct(1));

        assertProblem(403, events(MEMBER, Shop.OPERATOR, traceId));
        assertProblem(401, events(MEMBER, Shop.CUSTOMER, traceId).setHeader("Authorization", "Bearer nonsense"));
    }

    private void assertProblem(int status, HttpRequest.Builder request) {
        HttpResponse<String> answer =
                shop.send(request.header("Accept", "text/event-stream").GET());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Shop.json(answer).getInt("status")).isEqualTo(status);
    }

    private EventLines follow(Version version, String traceId) {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        return new EventLines(
                client, events(MEMBER, Shop.CUSTOMER, traceId).version(version).build());
    }

    private HttpRequest.Builder events(String member, String group, String traceId) {
        return shop.request("/api/v1/orders/" + traceId + "/events", member, group);
    }
}
