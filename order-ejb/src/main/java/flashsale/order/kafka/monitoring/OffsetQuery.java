package flashsale.order.kafka.monitoring;

import static java.util.stream.Collectors.toMap;

import flashsale.order.kafka.record.Topics;
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
 * Queries for offsets of the order topic and of the group that decides it, which together end at a deadline.
 *
 * @param deadline as {@link System#nanoTime()}
 */
record OffsetQuery(Admin admin, String groupId, long deadline) {

    List<TopicPartition> partitions() throws ExecutionException, InterruptedException, TimeoutException {
        return await(admin.describeTopics(List.of(Topics.ORDER_REQUESTS)).allTopicNames())
                .get(Topics.ORDER_REQUESTS)
                .partitions()
                .stream()
                .map(info -> new TopicPartition(Topics.ORDER_REQUESTS, info.partition()))
                .toList();
    }

    KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        return admin.listOffsets(
                        partitions.stream().collect(toMap(partition -> partition, partition -> spec)),
                        new ListOffsetsOptions(isolation))
                .all();
    }

    KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committedOffsets() {
        return admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata();
    }

    <T> T await(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
