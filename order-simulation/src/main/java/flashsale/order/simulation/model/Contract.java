package flashsale.order.simulation.model;

/** Names of the public contract. They are repeated here on purpose, so that a change in the application fails the simulation. */
public final class Contract {
    /** Path of the orders. */
    public static final String ORDERS = "/api/v1/orders";

    /** Topic of the order requests. */
    public static final String REQUESTS = "order-request-v1";

    /** Topic of the failed requests. */
    public static final String DEAD_LETTERS = "order-request-dlq-v1";

    private Contract() {}

    /** Key of an order's status in Redis. */
    public static String statusKey(String traceId) {
        return "order:trace:" + traceId;
    }
}
