package flashsale.order.domain.rule;

import flashsale.order.domain.OrderItem;
import flashsale.order.domain.ReceiverInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules for every order request, whichever interface it comes through. */
public final class OrderRules {

    static final int MAX_ITEMS = 20;
    static final int MAX_QUANTITY = 100;
    static final int MAX_NAME = 100;
    static final int MAX_PHONE = 30;
    static final int MAX_ADDRESS = 500;

    private OrderRules() {}

    /** Every violation, in the order of the fields; empty when the request is valid. */
    public static List<Violation> violations(List<OrderItem> items, ReceiverInfo receiver) {
        List<Violation> found = new ArrayList<>();
        checkItems(items, found);
        checkText("receiverInfo.name", receiver.name(), MAX_NAME, Rule.NAME_LENGTH, found);
        checkText("receiverInfo.phone", receiver.phone(), MAX_PHONE, Rule.PHONE_LENGTH, found);
        checkText("receiverInfo.address", receiver.address(), MAX_ADDRESS, Rule.ADDRESS_LENGTH, found);
        return found;
    }

    private static void checkItems(List<OrderItem> items, List<Violation> found) {
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            found.add(new Violation("items", Rule.ITEM_COUNT));
        }
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            OrderItem item = items.get(i);
            String path = "items[" + i + "]";
            if (item.productId() < 1) {
                found.add(new Violation(path + ".productId", Rule.PRODUCT_ID));
            } else if (!seen.add(item.productId())) {
                found.add(new Violation(path + ".productId", Rule.SAME_PRODUCT));
            }
            if (item.quantity() < 1 || item.quantity() > MAX_QUANTITY) {
                found.add(new Violation(path + ".quantity", Rule.QUANTITY));
            }
        }
    }

    private static void checkText(String field, String text, int max, Rule tooLong, List<Violation> found) {
        if (text == null || BlankText.isBlank(text)) {
            found.add(new Violation(field, Rule.NOT_BLANK));
        } else if (!WellFormedText.isWellFormed(text)) {
            found.add(new Violation(field, Rule.TEXT));
        } else if (text.codePointCount(0, text.length()) > max) {
            found.add(new Violation(field, tooLong));
        }
    }
}
