package flashsale.order.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits are set in the environment of the tests, wider than any other test needs them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RateLimitIT {

    private static final int BURST = Integer.parseInt(System.getenv("FLASHSALE_RATE_LIMIT_ORDERS_BURST"));

    @ArquillianResource
    URI deployed;

    private final String member = UUID.randomUUID().toString();
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
    void aMemberWhoOrdersTooOftenIsToldWhenTheNextOrderIsAllowed() {
        List<HttpResponse<String>> responses = untilRefused(this::order);

        assertThat(responses).hasSizeGreaterThan(BURST);
        HttpResponse<String> refused = responses.get(responses.size() - 1);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getInt("status")).isEqualTo(429);
        await("the next order to be allowed").until(() -> order().statusCode() != 429);
    }

    @Test
    void aMemberWhoAsksTooOftenMayStillOrderAndOthersMayStillAsk() {
        assertThat(untilRefused(() -> status(member))).hasSizeGreaterThan(BURST);

        assertThat(order().statusCode()).isEqualTo(400);
        assertThat(status(member + "x").statusCode()).isEqualTo(404);
    }

    @Test
    void toListAndToFollowIsToAsk() {
        assertThat(untilRefused(() -> api.get("/api/v1/orders", member, ApiClient.CUSTOMER)))
                .hasSizeGreaterThan(BURST);
        assertThat(untilRefused(
                        () -> api.get("/api/v1/orders/" + UUID.randomUUID() + "/events", member, ApiClient.CUSTOMER)))
                .hasSizeLessThan(BURST);
    }

    /** All answers, of which the last one is a refusal. */
    private static List<HttpResponse<String>> untilRefused(Supplier<HttpResponse<String>> endpoint) {
        List<HttpResponse<String>> responses = new ArrayList<>();
        do {
            responses.add(endpoint.get());
            assertThat(responses).as("calls without a refusal").hasSizeLessThan(20 * BURST);
        } while (responses.get(responses.size() - 1).statusCode() != 429);
        return responses;
    }

    /** Counts whatever becomes of it. */
    private HttpResponse<String> order() {
        return api.postAsCustomer("/api/v1/orders", member, "{}");
    }

    private HttpResponse<String> status(String asking) {
        return api.get("/api/v1/orders/" + UUID.randomUUID(), asking, ApiClient.CUSTOMER);
    }
}
