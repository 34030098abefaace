package flashsale.order.domain;

/** The reason why a request was rejected. */
public enum Reason {
    OUT_OF_STOCK("A product has fewer units left than were ordered"),
    UNKNOWN_PRODUCT("A product is not on sale"),
    INVALID_REQUEST("The record is not an order request"),
    CONFLICT("Other orders changed the stock during every attempt");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** A sentence for operators. */
    public String text() {
        return text;
    }
}
