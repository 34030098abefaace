package flashsale.order.domain;

import java.util.List;

/** What a field of a request must keep to. The name is stable: by it adapters word the rule, in whatever language. */
public enum Rule {
    REQUIRED,
    UNKNOWN_FIELD,
    TEXT,
    OBJECT,
    ARRAY,
    WHOLE_NUMBER,
    DECIMAL,
    KNOWN_VALUE,
    ONE_OF_TWO,
    NOT_BLANK,
    NAME_LENGTH(OrderRules.MAX_NAME),
    PHONE_LENGTH(OrderRules.MAX_PHONE),
    ADDRESS_LENGTH(OrderRules.MAX_ADDRESS),
    ITEM_COUNT(OrderRules.MAX_ITEMS),
    SAME_PRODUCT,
    PRODUCT_ID,
    QUANTITY(OrderRules.MAX_QUANTITY),
    PRODUCT_NAME_LENGTH(ProductRules.MAX_NAME),
    PRICE(ProductRules.MAX_PRICE),
    STOCK(ProductRules.MAX_STOCK),
    RESTOCK(ProductRules.MAX_STOCK),
    /** Its limit, the allowed values, depends on the field. */
    ONE_OF,
    /** Its limit, the longest page, depends on the list. */
    PAGE_SIZE,
    CURSOR;

    private final List<Object> limits;

    Rule(Object... limits) {
        this.limits = List.of(limits);
    }

    /** What the rule's wording has to name: the most that is allowed, where there is such a limit. */
    public List<Object> limits() {
        return limits;
    }
}
