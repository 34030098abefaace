package flashsale.order.kafka;

import static java.util.stream.Collectors.toMap;

import flashsale.order.fixture.RealServices;
import flashsale.order.kafka.record.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** A consumer group of one test's own on the order topic; what came before it is none of its business. */
public final class RealGroup implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final String id = "test-" + UUID.randomUUID();
    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", RealServices.get().kafka()));

    public RealGroup() {
        var ends = RealTopics.now(admin.listOffsets(IntStream.range(0, PARTITIONS)
                        .mapToObj(number -> new TopicPartition(Topics.ORDER_REQUESTS, number))
                        .collect(toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
        ends.forEach((partition, end) -> commit(partition, end.offset()));
    }

    public String id() {
        return id;
    }

    /** Lets a record come again, as after a crash before its offset was committed; the group must be at rest. */
    public void goBackTo(RecordMetadata record) {
        commit(partition(record), record.offset());
    }

    /** Whether the record will not come again. */
    public boolean isDoneWith(RecordMetadata record) {
        var committed = RealTopics.now(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata());
        return committed.get(partition(record)).offset() > record.offset();
    }

    /** The ids that the broker gave to the members. */
    public List<String> members() {
        return RealTopics.now(admin.describeConsumerGroups(List.of(id)).all()).get(id).members().stream()
                .map(MemberDescription::consumerId)
                .toList();
    }

    private void commit(TopicPartition partition, long offset) {
        RealTopics.now(admin.alterConsumerGroupOffsets(id, Map.of(partition, new OffsetAndMetadata(offset)))
                .all());
    }

    private static TopicPartition partition(RecordMetadata record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        admin.close();
    }
}
