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

/** The build sets the limits in the environment, wide enough for every other test. */
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
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void tooManyOrdersGet429WithTheTimeOfTheNext() {
        List<HttpResponse<String>> responses = untilLimited(this::order);

        assertThat(responses).hasSizeGreaterThan(BURST);
        HttpResponse<String> refused = responses.get(responses.size() - 1);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getInt("status")).isEqualTo(429);
        await("the next order to be allowed").until(() -> order().statusCode() != 429);
    }

    @Test
    void tooManyStatusReadsLimitNeitherOrdersNorOtherMembers() {
        assertThat(untilLimited(() -> status(member))).hasSizeGreaterThan(BURST);

        assertThat(order().statusCode()).isEqualTo(400);
        assertThat(status(member + "x").statusCode()).isEqualTo(404);
    }

    @Test
    void listsAndStreamsCountAsStatusReads() {
        assertThat(untilLimited(() -> api.get("/api/v1/orders", member, ApiClient.CUSTOMER)))
                .hasSizeGreaterThan(BURST);
        assertThat(untilLimited(
                        () -> api.get("/api/v1/orders/" + UUID.randomUUID() + "/events", member, ApiClient.CUSTOMER)))
                .hasSizeLessThan(BURST);
    }

    /** Sends requests until one gets 429, and returns all responses. */
    private static List<HttpResponse<String>> untilLimited(Supplier<HttpResponse<String>> endpoint) {
        List<HttpResponse<String>> responses = new ArrayList<>();
        do {
            responses.add(endpoint.get());
            assertThat(responses).as("requests without a 429").hasSizeLessThan(20 * BURST);
        } while (responses.get(responses.size() - 1).statusCode() != 429);
        return responses;
    }

    /** The limit also counts requests that are invalid. */
    private HttpResponse<String> order() {
        return api.postAsCustomer("/api/v1/orders", member, "{}");
    }

    private HttpResponse<String> status(String reader) {
        return api.get("/api/v1/orders/" + UUID.randomUUID(), reader, ApiClient.CUSTOMER);
    }
}
