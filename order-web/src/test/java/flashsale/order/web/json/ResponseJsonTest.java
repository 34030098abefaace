package flashsale.order.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SaleTerms;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResponseJsonTest {

    private static final TraceId ID = new TraceId(UUID.fromString("01a2057a-698f-81a9-9ee4-41335bd391a6"));
    private static final Instant THEN = Instant.parse("2026-11-27T00:00:00.123Z");

    @Test
    void aRequestInProcessingHasOnlyItsStatus() {
        OrderView view = new OrderView(OrderStatus.processing(ID, "42", THEN), Optional.empty());
        String expected = "{\"traceId\":\"" + ID + "\",\"status\":\"PROCESSING\"}";
        assertThat(text(OrderJson.of(view))).isEqualTo(expected);
        assertThat(text(OrderJson.accepted(ID))).isEqualTo(expected);
    }

    @Test
    void aFailedRequestHasItsReason() {
        OrderView view = new OrderView(OrderStatus.failed(ID, "42", Reason.OUT_OF_STOCK, THEN), Optional.empty());
        assertThat(text(OrderJson.of(view)))
                .isEqualTo("{\"traceId\":\"" + ID + "\",\"status\":\"FAILED\",\"reason\":\"OUT_OF_STOCK\","
                        + "\"decidedAt\":\"2026-11-27T00:00:00.123Z\"}");
    }

    @Test
    void aCompletedRequestHasItsOrder() {
        Order order = new Order(
                List.of(new SoldItem(1001, "Thing", 2, new BigDecimal("10.50"))),
                new BigDecimal("21"),
                new ReceiverInfo("Ada", "1", "Street \"1\""),
                THEN);
        assertThat(text(OrderJson.of(new OrderView(OrderStatus.completed(ID, "42", THEN), Optional.of(order)))))
                .endsWith("\"order\":{\"items\":[{\"productId\":1001,\"name\":\"Thing\",\"quantity\":2,"
                        + "\"price\":10.50}],\"totalPrice\":21.00,\"receiverInfo\":{\"name\":\"Ada\",\"phone\":\"1\","
                        + "\"address\":\"Street \\\"1\\\"\"},\"orderedAt\":\"2026-11-27T00:00:00.123Z\"}}");
    }

    @Test
    void pricesHaveTwoDecimalPlaces() {
        assertThat(text(ProductJson.of(List.of(new Product(7, "Thing", BigDecimal.ZERO, 5, 3)), THEN)))
                .isEqualTo("[{\"productId\":7,\"name\":\"Thing\",\"price\":0.00,\"stock\":5,\"version\":3}]");
    }

    @Test
    void aProductWithTermsShowsTheStateOfItsSale() {
        SaleTerms terms = SaleTerms.NONE.withOpensAt(Optional.of(THEN));
        Product product = new Product(7, "Thing", BigDecimal.ZERO, 5, terms, 3);

        assertThat(text(ProductJson.of(product, THEN.minusMillis(1))))
                .endsWith(",\"sale\":{\"opensAt\":\"2026-11-27T00:00:00.123Z\",\"paused\":false,"
                        + "\"state\":\"SCHEDULED\"}}");
        assertThat(text(ProductJson.of(product, THEN))).contains("\"state\":\"OPEN\"");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
