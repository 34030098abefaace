package flashsale.order.launcher.service;

import flashsale.order.launcher.workspace.LauncherException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The order requests on the topic that are decided: the consumer group has committed them. */
public final class DecidedRequests {
    private static final String GROUP = "order-decider";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private DecidedRequests() {}

    /**
     * Waits until all requests that are on the topic now are decided, and deletes them from the topic.
     *
     * @return false if they are not decided in time; then none is deleted
     */
    public static boolean delete(String bootstrapServers, Duration timeout) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<TopicPartition, Long> ends = endOffsets(admin);
            long begin = System.nanoTime();
            while (!areCommitted(admin, ends)) {
                if (System.nanoTime() - begin > timeout.toNanos()) {
                    return false;
                }
                Thread.sleep(POLL_INTERVAL.toMillis());
            }
            get(admin.deleteRecords(ends.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue()))))
                    .all());
            return true;
        }
    }

    private static Map<TopicPartition, Long> endOffsets(Admin admin) throws InterruptedException {
        return get(admin.listOffsets(IntStream.range(0, Topics.PARTITIONS)
                                .mapToObj(number -> new TopicPartition(Topics.ORDER_REQUESTS, number))
                                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static boolean areCommitted(Admin admin, Map<TopicPartition, Long> ends) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata position = committed.get(end.getKey());
            return end.getValue() == 0 || position != null && position.offset() >= end.getValue();
        });
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException fault) {
            throw new LauncherException(
                    "The order topic cannot be cleared: " + fault.getCause().getMessage(), fault);
        }
    }
}
