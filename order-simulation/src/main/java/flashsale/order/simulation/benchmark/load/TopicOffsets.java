package flashsale.order.simulation.benchmark.load;

import flashsale.order.simulation.model.ServiceFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** End offsets of topics, and the lag of the consumer group. */
public final class TopicOffsets implements AutoCloseable {
    private static final String GROUP = "order-decider";

    private final Admin admin;

    public TopicOffsets(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** End offset of each partition. */
    public Map<TopicPartition, Long> endOffsets(String topic) throws ServiceFault, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .partitions()
                .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    public long size(String topic) throws ServiceFault, InterruptedException {
        return endOffsets(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records before these end offsets that the group has not committed. It commits a record after its decision is stored and announced. */
    public long lag(Map<TopicPartition, Long> endOffsets) throws ServiceFault, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : endOffsets.entrySet()) {
            OffsetAndMetadata position = committed.get(end.getKey());
            lag += Math.max(0, end.getValue() - (position == null ? 0 : position.offset()));
        }
        return lag;
    }

    private static <T> T get(KafkaFuture<T> future) throws ServiceFault, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException fault) {
            throw new ServiceFault("Kafka does not return the offsets of its topics", fault);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
