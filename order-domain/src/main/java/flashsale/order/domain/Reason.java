package flashsale.order.domain;

/** The reason why a request was rejected. */
public enum Reason {
    OUT_OF_STOCK("A product has fewer units left than were ordered"),
    UNKNOWN_PRODUCT("A product is not on sale"),
    SALE_NOT_OPEN("The request was accepted before the sale of a product opened"),
    SALE_CLOSED("The request was accepted after the sale of a product closed"),
    INVALID_REQUEST("The record is not an order request"),
    CONFLICT("Other orders changed the stock during every attempt"),
    NOT_RECEIVED("The request never reached the queue");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** A sentence for operators. */
    public String text() {
        return text;
    }
}
