package flashsale.order.domain;

/** Why a request did not become an order. */
public enum Reason {
    OUT_OF_STOCK("A product has fewer pieces left than were ordered"),
    UNKNOWN_PRODUCT("A product is not on sale"),
    INVALID_REQUEST("The record is no order request"),
    CONFLICT("The stock was changed by others at every attempt");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** A sentence for people. */
    public String text() {
        return text;
    }
}
