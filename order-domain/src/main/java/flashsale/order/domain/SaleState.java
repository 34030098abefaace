package flashsale.order.domain;

/** The state of a product's sale at one time. The first that applies counts. */
public enum SaleState {
    SCHEDULED,
    CLOSED,
    PAUSED,
    SOLD_OUT,
    OPEN
}
