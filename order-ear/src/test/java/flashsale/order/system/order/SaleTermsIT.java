package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sale with terms, as an operator changes it and customers order from it. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class SaleTermsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String MEMBER = "sale-member";

    @ArquillianResource
    URI deployed;

    private ApiClient api;
    private long product;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createProduct() {
        api = new ApiClient(deployed);
        product = api.createProduct(5);
    }

    @Test
    void aSaleIsScheduledOpenedPausedAndClosed() {
        Instant opening = Instant.now().plusSeconds(3_600);
        assertThat(sale(patch("{\"sale\":{\"opensAt\":\"" + opening + "\"}}")).getString("state"))
                .isEqualTo("SCHEDULED");
        HttpResponse<String> early = awaitRefusal("/problems/sale-not-open");
        assertThat(Instant.parse(ApiClient.json(early).getString("opensAt")))
                .isBetween(opening.minusMillis(1), opening);
        assertThat(early.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3_600L);

        assertThat(sale(patch("{\"sale\":{\"opensAt\":\"2026-11-22T12:00:00+09:00\"}}")))
                .hasToString("{\"opensAt\":\"2026-11-22T03:00:00Z\",\"paused\":false,\"state\":\"OPEN\"}");
        awaitAccepted();

        assertThat(sale(patch("{\"sale\":{\"paused\":true}}")).getString("state"))
                .isEqualTo("PAUSED");
        assertThat(awaitRefusal("/problems/sale-paused").headers().firstValue("Retry-After"))
                .isEmpty();

        patch("{\"sale\":{\"closesAt\":\"2026-11-22T13:00:00+09:00\",\"paused\":false}}");
        awaitRefusal("/problems/sale-closed");

        assertThat(ApiClient.json(patch("{\"sale\":null}"))).doesNotContainKey("sale");
        awaitAccepted();
    }

    @Test
    void aPatchKeepsTheStockAndAcceptsAPrecondition() {
        HttpResponse<String> patched = patch("{\"name\":\"New\",\"price\":1.5}");

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(patched).getInt("stock")).isEqualTo(5);
        String tag = patched.headers().firstValue("ETag").orElseThrow();
        assertThat(patch("{\"name\":\"Newer\"}", "If-Match", tag).statusCode()).isEqualTo(200);
        assertThat(patch("{\"name\":\"Stale\"}", "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(patch("{\"stock\":9}").statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(api.getPublic(address())).getString("name")).isEqualTo("Newer");
    }

    @Test
    void aPatchNeedsItsMediaTypeAndAnOperator() {
        assertThat(send(patchRequest(ApiClient.CUSTOMER), "{}", "Content-Type", "application/merge-patch+json")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(patchRequest(ApiClient.OPERATOR), "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aProductWithTermsIsSentAgainBecauseTimeChangesItsState() {
        String tag = patch("{\"sale\":{\"closesAt\":\"2037-12-31T23:59:59.999Z\"}}")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(api.getPublic(address(), "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> awaitRefusal(String type) {
        return await().atMost(TIMEOUT)
                .until(
                        this::order,
                        answer -> answer.statusCode() == 409
                                && ApiClient.json(answer).getString("type").equals(type));
    }

    private void awaitAccepted() {
        String traceId = ApiClient.json(
                        await().atMost(TIMEOUT).until(this::order, answer -> answer.statusCode() == 202))
                .getString("traceId");
        assertThat(api.awaitDecision(MEMBER, traceId).getString("status")).isEqualTo("COMPLETED");
    }

    private HttpResponse<String> order() {
        return api.postAsCustomer("/api/v1/orders", MEMBER, ApiClient.orderBody(product));
    }

    private HttpResponse<String> patch(String body, String... headers) {
        HttpRequest.Builder request = patchRequest(ApiClient.OPERATOR);
        return send(
                headers.length == 0 ? request : request.headers(headers),
                body,
                "Content-Type",
                "application/merge-patch+json");
    }

    private HttpRequest.Builder patchRequest(String group) {
        return api.request(address(), "1", group);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body, String name, String value) {
        return api.send(request.setHeader(name, value).method("PATCH", BodyPublishers.ofString(body)));
    }

    private static JsonObject sale(HttpResponse<String> product) {
        return ApiClient.json(product).getJsonObject("sale");
    }

    private String address() {
        return "/api/v1/products/" + product;
    }
}
