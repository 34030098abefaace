package flashsale.order.launcher.workspace;

/**
 * The numbers of application servers and Kafka brokers in a system.
 *
 * @param instances application servers, in one consumer group, 1 to {@value #MAX_INSTANCES}
 * @param brokers Kafka brokers: 1, or {@value #MIN_CLUSTER} to {@value #MAX_BROKERS} for a cluster that survives the loss of one;
 *     0 for as many as the existing data has
 */
public record Topology(int instances, int brokers) {
    /** The connection pools of so many servers fit the limit of the database. */
    public static final int MAX_INSTANCES = 5;

    public static final int MIN_CLUSTER = 3;
    public static final int MAX_BROKERS = 5;

    /** One server, and as many brokers as the existing data has, or one. */
    public static final Topology DEFAULT = new Topology(1, 0);
}
