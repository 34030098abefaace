package flashsale.order.launcher.service;

import flashsale.order.launcher.process.Await;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The quorum of a Kafka cluster in which each broker is also a controller (KRaft).
 *
 * @param clusterId the cluster id, common to all brokers
 * @param controllers the ports of the controllers, in the order of the brokers' numbers from 1
 */
record KafkaQuorum(String clusterId, List<Integer> controllers) {
    private static final int MAX_REPLICAS = 3;

    String voters() {
        return IntStream.range(0, controllers.size())
                .mapToObj(i -> "%d@127.0.0.1:%d".formatted(i + 1, controllers.get(i)))
                .collect(Collectors.joining(","));
    }

    /** Returns whether a majority of the controllers runs. */
    boolean hasMajority() {
        return controllers.stream().filter(Await::listens).count() > controllers.size() / 2;
    }

    int replicas() {
        return Math.min(MAX_REPLICAS, controllers.size());
    }

    /** Returns the minimum of in-sync replicas, so that the loss of one broker is survived. */
    int inSync() {
        return Math.max(1, replicas() - 1);
    }
}
