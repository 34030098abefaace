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
 * The lag of the whole consumer group, from the brokers: a consumer's own lag metric stops exactly when it does not poll,
 * which is when operators need it. The brokers are asked every few seconds at most, and only on request.
 */
@ApplicationScoped
public class GroupLag implements QueueLag {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    KafkaAdmin brokers;

    @Inject
    Settings settings;

    private Map<Integer, Long> lag = Map.of();
    private long askedAt = System.nanoTime() - FRESH.toNanos();

    @Override
    public synchronized Map<Integer, Long> byPartition() {
        if (System.nanoTime() - askedAt >= FRESH.toNanos()) {
            lag = ask(System.nanoTime() + PATIENCE.toNanos());
            askedAt = System.nanoTime();
        }
        return lag;
    }

    private Map<Integer, Long> ask(long deadline) {
        try {
            Admin admin = brokers.admin();
            List<TopicPartition> partitions = until(
                            deadline,
                            admin.describeTopics(List.of(Topics.ORDER_REQUESTS)).allTopicNames())
                    .get(Topics.ORDER_REQUESTS)
                    .partitions()
                    .stream()
                    .map(info -> new TopicPartition(Topics.ORDER_REQUESTS, info.partition()))
                    .toList();
            var begins = offsets(admin, partitions, OffsetSpec.earliest());
            var ends = offsets(admin, partitions, OffsetSpec.latest());
            var committed = admin.listConsumerGroupOffsets(settings.groupId()).partitionsToOffsetAndMetadata();
            return lag(until(deadline, begins), until(deadline, ends), until(deadline, committed));
        } catch (ExecutionException | TimeoutException noAnswer) {
            return Map.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        return admin.listOffsets(
                        partitions.stream().collect(toMap(partition -> partition, partition -> which)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all();
    }

    private static <T> T until(long deadline, KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Where nothing is committed, and where the topic forgot what was, the group begins with what there is. */
    private static Map<Integer, Long> lag(
            Map<TopicPartition, ListOffsetsResultInfo> begins,
            Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        return ends.entrySet().stream().collect(toMap(end -> end.getKey().partition(), end -> {
            OffsetAndMetadata done = committed.get(end.getKey());
            long begin = begins.get(end.getKey()).offset();
            long from = done == null ? begin : Math.max(begin, done.offset());
            return Math.max(0, end.getValue().offset() - from);
        }));
    }
}
