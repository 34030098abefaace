package flashsale.order.simulation.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.http.LenientJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderChecksTest {
    private static final String HONEST = """
            {"traceId":"c","status":"COMPLETED","order":{
              "items":[{"productId":1002,"quantity":1},{"productId":1001,"quantity":1}],
              "totalPrice":39.83,"receiverInfo":{"name":"Customer 0"}}}""";

    @Test
    void anUnchangedOrderIsNoViolation() {
        assertThat(violations(HONEST)).isEmpty();
    }

    @Test
    void differentItemsAreReported() {
        assertThat(violations(HONEST.replace("1002", "1003")))
                .containsExactly("Order c is shown with '1001x1 1003x1' instead of '1001x1 1002x1'");
    }

    @Test
    void aDifferentTotalIsReported() {
        assertThat(violations(HONEST.replace("39.83", "39.82")))
                .containsExactly("Order c is shown with a total price of 39.82 instead of 39.83");
    }

    @Test
    void aDifferentReceiverIsReported() {
        assertThat(violations(HONEST.replace("Customer 0", "Customer 1")))
                .containsExactly("Order c is shown for 'Customer 1' instead of 'Customer 0'");
    }

    private static List<String> violations(String answer) {
        return OrderChecks.violations(
                PromotionFixture.CATALOG, "Customer 0", LenientJson.object(answer.getBytes(UTF_8)));
    }
}
