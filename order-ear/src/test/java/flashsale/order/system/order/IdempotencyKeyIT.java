package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The format of idempotency keys. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IdempotencyKeyIT {

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
    void aRefusedBodyDoesNotUseUpTheKey() {
        assertThat(orders.place(MEMBER, key, "{}").statusCode()).isEqualTo(400);

        HttpResponse<String> first = orders.place(MEMBER, key);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    static List<List<String>> invalidKeys() {
        return List.of(
                List.of(""),
                List.of("\"\""),
                List.of("a b"),
                List.of("\"open"),
                List.of("k".repeat(256)),
                List.of("one", "two"),
                List.of("same", "same"));
    }

    @ParameterizedTest
    @MethodSource("invalidKeys")
    void anInvalidKeyIsAProblem(List<String> values) {
        var request = api.request("/api/v1/orders", MEMBER, ApiClient.CUSTOMER)
                .POST(BodyPublishers.ofString(ApiClient.orderBody(orders.product())));
        values.forEach(value -> request.header("Idempotency-Key", value));

        HttpResponse<String> refused = api.send(request);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getString("type")).isEqualTo("/problems/invalid-idempotency-key");
    }

    @Test
    void theLongestKeyIsAccepted() {
        String longest = key + "k".repeat(255 - key.length());

        KeyedOrders.assertReplay(orders.place(MEMBER, longest), orders.place(MEMBER, longest));
    }
}
