package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    private Shop shop;

    @Deployment(testable = false)
    static Archive<?> application() {
        return RealSystem.application();
    }

    @BeforeEach
    void open() {
        shop = new Shop(deployed);
    }

    @Test
    void aMemberWhoOrdersTooOftenIsToldWhenTheNextOrderIsAllowed() {
        List<HttpResponse<String>> answers = untilRefused(this::order);

        assertThat(answers).hasSizeGreaterThan(BURST);
        HttpResponse<String> refused = answers.get(answers.size() - 1);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Shop.json(refused).getInt("status")).isEqualTo(429);
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
        assertThat(untilRefused(() -> shop.get("/api/v1/orders", member, Shop.CUSTOMER)))
                .hasSizeGreaterThan(BURST);
        assertThat(untilRefused(
                        () -> shop.get("/api/v1/orders/" + UUID.randomUUID() + "/events", member, Shop.CUSTOMER)))
                .hasSizeLessThan(BURST);
    }

    /** All answers, of which the last one is a refusal. */
    private static List<HttpResponse<String>> untilRefused(Supplier<HttpResponse<String>> call) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        do {
            answers.add(call.get());
            assertThat(answers).as("calls without a refusal").hasSizeLessThan(20 * BURST);
        } while (answers.get(answers.size() - 1).statusCode() != 429);
        return answers;
    }

    /** Counts whatever becomes of it. */
    private HttpResponse<String> order() {
        return shop.post("/api/v1/orders", member, "{}");
    }

    private HttpResponse<String> status(String asking) {
        return shop.get("/api/v1/orders/" + UUID.randomUUID(), asking, Shop.CUSTOMER);
    }
}
