package flashsale.order.domain.rule;

import static flashsale.order.domain.Requests.RECEIVER;
import static flashsale.order.domain.Requests.differentItems;
import static flashsale.order.domain.Requests.units;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderItem;
import flashsale.order.domain.ReceiverInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTest {

    /** One code point, but two {@code char}s. */
    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void oneToTwentyItemsAreValid() {
        assertThat(itemViolations(differentItems(1))).isEmpty();
        assertThat(itemViolations(differentItems(20))).isEmpty();
    }

    @Test
    void noItemsAndMoreThanTwentyAreRefused() {
        Violation count = new Violation("items", Rule.ITEM_COUNT);

        assertThat(itemViolations(List.of())).containsExactly(count);
        assertThat(itemViolations(differentItems(21))).containsExactly(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100})
    void quantitiesFromOneToAHundredAreValid(int quantity) {
        assertThat(itemViolations(List.of(units(quantity, 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void otherQuantitiesAreRefused(int quantity) {
        assertThat(itemViolations(List.of(units(1, 1), units(quantity, 2))))
                .containsExactly(new Violation("items[1].quantity", Rule.QUANTITY));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
    void aProductIdIsPositive(long id) {
        assertThat(itemViolations(List.of(units(1, id))))
                .containsExactly(new Violation("items[0].productId", Rule.PRODUCT_ID));
        assertThat(itemViolations(List.of(units(1, 1), units(1, Long.MAX_VALUE))))
                .isEmpty();
    }

    @Test
    void noProductMayOccurTwice() {
        assertThat(itemViolations(List.of(units(1, 7), units(1, 8), units(2, 7))))
                .containsExactly(new Violation("items[2].productId", Rule.SAME_PRODUCT));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    void aBlankReceiverIsRefused(String blank) {
        assertThat(receiverViolations(blank, blank, blank))
                .containsExactly(
                        new Violation("receiverInfo.name", Rule.NOT_BLANK),
                        new Violation("receiverInfo.phone", Rule.NOT_BLANK),
                        new Violation("receiverInfo.address", Rule.NOT_BLANK));
    }

    @Test
    void halfCharactersAreNoText() {
        assertThat(receiverViolations("Ada" + EMOJI.charAt(0), "1", "A"))
                .containsExactly(new Violation("receiverInfo.name", Rule.TEXT));
    }

    @Test
    void receiverFieldsAreMeasuredInCodePoints() {
        assertThat(receiverViolations("n".repeat(100), "p".repeat(30), "a".repeat(500)))
                .isEmpty();
        assertThat(receiverViolations(EMOJI.repeat(100), EMOJI.repeat(30), EMOJI.repeat(500)))
                .isEmpty();
    }

    @Test
    void anOverlongReceiverIsRefused() {
        assertThat(receiverViolations("n".repeat(101), EMOJI.repeat(31), "a".repeat(501)))
                .containsExactly(
                        new Violation("receiverInfo.name", Rule.NAME_LENGTH),
                        new Violation("receiverInfo.phone", Rule.PHONE_LENGTH),
                        new Violation("receiverInfo.address", Rule.ADDRESS_LENGTH));
    }

    @Test
    void allViolationsAreReportedInTheOrderOfTheFields() {
        List<OrderItem> items = List.of(units(0, 0), units(1, 7), units(101, 7));

        assertThat(OrderRules.violations(items, new ReceiverInfo("", "p".repeat(31), "a")))
                .containsExactly(
                        new Violation("items[0].productId", Rule.PRODUCT_ID),
                        new Violation("items[0].quantity", Rule.QUANTITY),
                        new Violation("items[2].productId", Rule.SAME_PRODUCT),
                        new Violation("items[2].quantity", Rule.QUANTITY),
                        new Violation("receiverInfo.name", Rule.NOT_BLANK),
                        new Violation("receiverInfo.phone", Rule.PHONE_LENGTH));
    }

    private static List<Violation> itemViolations(List<OrderItem> items) {
        return OrderRules.violations(items, RECEIVER);
    }

    private static List<Violation> receiverViolations(String name, String phone, String address) {
        return OrderRules.violations(differentItems(1), new ReceiverInfo(name, phone, address));
    }
}
