package flashsale.order.domain.rule;

import java.util.List;

/** A rule for a field of a request. Its name is stable, because adapters use it to look up the wording in each language. */
public enum Rule {
    REQUIRED,
    UNKNOWN_FIELD,
    TEXT,
    OBJECT,
    ARRAY,
    WHOLE_NUMBER,
    DECIMAL,
    BOOLEAN,
    INSTANT,
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
    OPENS_FIRST,
    /** Its limit, the allowed values, depends on the field. */
    ONE_OF,
    /** Its limit, the longest page, depends on the list. */
    PAGE_SIZE,
    CURSOR;

    private final List<Object> limits;

    Rule(Object... limits) {
        this.limits = List.of(limits);
    }

    /** The values that the wording names, such as the maximum length; empty when there are none or they depend on the field. */
    public List<Object> limits() {
        return limits;
    }
}
