package flashsale.order.domain;

/** What a field of a request must keep to. The name is stable, for translation; the text is the English default. */
public enum Rule {
    REQUIRED("is required"),
    UNKNOWN_FIELD("is not a known field"),
    TEXT("must be a text"),
    OBJECT("must be an object"),
    ARRAY("must be an array"),
    WHOLE_NUMBER("must be a whole number"),
    DECIMAL("must be a number with at most two decimal places"),
    KNOWN_VALUE("names nothing that is known here"),
    ONE_OF_TWO("excludes the other field"),
    NOT_BLANK("must not be blank"),
    NAME_LENGTH("must have at most " + OrderRules.MAX_NAME + " characters"),
    PHONE_LENGTH("must have at most " + OrderRules.MAX_PHONE + " characters"),
    ADDRESS_LENGTH("must have at most " + OrderRules.MAX_ADDRESS + " characters"),
    ITEM_COUNT("must hold 1 to " + OrderRules.MAX_ITEMS + " items"),
    SAME_PRODUCT("names a product that another item names already"),
    PRODUCT_ID("must be a positive number"),
    QUANTITY("must be between 1 and " + OrderRules.MAX_QUANTITY),
    PRODUCT_NAME_LENGTH("must have at most " + ProductRules.MAX_NAME + " characters"),
    PRICE("must be between 0 and " + ProductRules.MAX_PRICE),
    STOCK("must be between 0 and " + ProductRules.MAX_STOCK),
    RESTOCK("must be at least 1, and bring the stock to no more than " + ProductRules.MAX_STOCK);

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** The rule in English, to be read after the field's name. */
    public String text() {
        return text;
    }
}
