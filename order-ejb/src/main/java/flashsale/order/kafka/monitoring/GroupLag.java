package flashsale.order.kafka.monitoring;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.monitoring.QueueLag;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.KafkaAdmin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
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
            OffsetQuery query = new OffsetQuery(kafkaAdmin.admin(), settings.groupId(), deadline);
            List<TopicPartition> partitions = query.partitions();
            var beginningOffsets = query.offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
            var endOffsets = query.offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
            var committedOffsets = query.committedOffsets();
            return lag(query.await(beginningOffsets), query.await(endOffsets), query.await(committedOffsets));
        } catch (ExecutionException | TimeoutException unavailable) {
            return Map.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
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
