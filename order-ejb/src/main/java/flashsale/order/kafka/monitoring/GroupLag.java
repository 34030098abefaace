package flashsale.order.kafka.monitoring;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.monitoring.QueueLag;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The lag of the whole consumer group, queried from the brokers and cached for two seconds. A consumer's own lag metric does
 * not help: it stops when the consumer stops polling, which is when operators need it.
 */
@ApplicationScoped
public class GroupLag implements QueueLag {

    private static final Duration CACHE_TTL = Duration.ofSeconds(2);
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(1);

    @Inject
    KafkaAdmin kafkaAdmin;

    @Inject
    Settings settings;

    private Map<Integer, Long> lag = Map.of();
    private long queriedAt = System.nanoTime() - CACHE_TTL.toNanos();

    @Override
    public synchronized Map<Integer, Long> byPartition() {
        if (System.nanoTime() - queriedAt >= CACHE_TTL.toNanos()) {
            lag = query(System.nanoTime() + QUERY_TIMEOUT.toNanos());
            queriedAt = System.nanoTime();
        }
        return lag;
    }

    private Map<Integer, Long> query(long deadline) {
        try {
            Admin admin = kafkaAdmin.admin();
            List<TopicPartition> partitions = await(
                            admin.describeTopics(List.of(Topics.ORDER_REQUESTS)).allTopicNames(), deadline)
                    .get(Topics.ORDER_REQUESTS)
                    .partitions()
                    .stream()
                    .map(info -> new TopicPartition(Topics.ORDER_REQUESTS, info.partition()))
                    .toList();
            var beginningOffsets = offsets(admin, partitions, OffsetSpec.earliest());
            var endOffsets = offsets(admin, partitions, OffsetSpec.latest());
            var committedOffsets =
                    admin.listConsumerGroupOffsets(settings.groupId()).partitionsToOffsetAndMetadata();
            return lag(
                    await(beginningOffsets, deadline), await(endOffsets, deadline), await(committedOffsets, deadline));
        } catch (ExecutionException | TimeoutException unavailable) {
            return Map.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec) {
        return admin.listOffsets(
                        partitions.stream().collect(toMap(partition -> partition, partition -> spec)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all();
    }

    private static <T> T await(KafkaFuture<T> future, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Without a committed offset, or with one that retention has deleted, the group starts at the beginning offset. */
    private static Map<Integer, Long> lag(
            Map<TopicPartition, ListOffsetsResultInfo> beginningOffsets,
            Map<TopicPartition, ListOffsetsResultInfo> endOffsets,
            Map<TopicPartition, OffsetAndMetadata> committedOffsets) {
        return endOffsets.entrySet().stream().collect(toMap(end -> end.getKey().partition(), end -> {
            OffsetAndMetadata committed = committedOffsets.get(end.getKey());
            long beginning = beginningOffsets.get(end.getKey()).offset();
            long next = committed == null ? beginning : Math.max(beginning, committed.offset());
            return Math.max(0, end.getValue().offset() - next);
        }));
    }
}
