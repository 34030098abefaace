package flashsale.order.launcher.service;

import flashsale.order.launcher.process.Await;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The brokers of a Kafka cluster, each of which is a controller too (KRaft).
 *
 * @param clusterId by which they know each other
 * @param controllers the ports of their controllers, in the order of the brokers' numbers, which begin at 1
 */
public record KafkaQuorum(String clusterId, List<Integer> controllers) {
    private static final int MOST_REPLICAS = 3;

    String voters() {
        return IntStream.range(0, controllers.size())
                .mapToObj(i -> "%d@127.0.0.1:%d".formatted(i + 1, controllers.get(i)))
                .collect(Collectors.joining(","));
    }

    /** Whether most of them run. */
    boolean hasMajority() {
        return controllers.stream().filter(Await::listens).count() > controllers.size() / 2;
    }

    int replicas() {
        return Math.min(MOST_REPLICAS, controllers.size());
    }

    /** One may be lost. */
    int inSync() {
        return Math.max(1, replicas() - 1);
    }
}
