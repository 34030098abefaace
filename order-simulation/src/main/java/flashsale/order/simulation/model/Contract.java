package flashsale.order.simulation.model;

/** What the system under test is known by to the outside; written down here once more, so that a change of it is noticed. */
public final class Contract {
    /** Path of the orders. */
    public static final String ORDERS = "/api/v1/orders";

    /** Topic of the order requests. */
    public static final String REQUESTS = "order-request-v1";

    /** Topic of the requests that failed. */
    public static final String DEAD_LETTERS = "order-request-dlq-v1";

    private Contract() {}

    /** Key of an order's status in Redis. */
    public static String statusKey(String traceId) {
        return "order:trace:" + traceId;
    }
}
