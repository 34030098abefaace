package flashsale.order.launcher.workspace;

/**
 * How many of each a system has.
 *
 * @param instances application servers, in one consumer group, 1 to {@value #MOST_INSTANCES}
 * @param brokers Kafka brokers: 1, or {@value #LEAST_CLUSTER} to {@value #MOST_BROKERS} for a cluster that goes on when one is lost;
 *     0 for as many as there were
 */
public record Topology(int instances, int brokers) {
    /** Their pools of connections fit into the database. */
    public static final int MOST_INSTANCES = 5;

    public static final int LEAST_CLUSTER = 3;
    public static final int MOST_BROKERS = 5;

    /** One of each, and more brokers only where there were more. */
    public static final Topology USUAL = new Topology(1, 0);
}
