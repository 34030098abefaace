package flashsale.order.faults.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.faults.client.CustomerOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The order topic and its consumer group, through a client of its own. */
public record OrderTopic(String brokers) {

    public static final String NAME = "order-request-v1";
    public static final String GROUP = "order-decider";
    private static final int PARTITIONS = 6;
    private static final int LARGEST = 16 << 20;

    /** Returns the record that the application publishes for an order. */
    public static ProducerRecord<String, byte[]> record(CustomerOrder order, String id) {
        long key = order.items().keySet().stream().min(Long::compare).orElseThrow();
        return new ProducerRecord<>(
                NAME, Long.toString(key), order.recordValue(id).getBytes(UTF_8));
    }

    /** Publishes records and returns when all are acknowledged. Records with the same key keep their order. */
    public List<RecordMetadata> publish(List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException, InterruptedException {
        Map<String, Object> config =
                Map.of("bootstrap.servers", brokers, "acks", "all", "max.request.size", LARGEST, "linger.ms", 5);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            producer.flush();
            List<RecordMetadata> done = new ArrayList<>();
            for (Future<RecordMetadata> each : sent) {
                done.add(each.get());
            }
            return done;
        }
    }

    /** Returns the lag of the consumer group, in records. */
    public long lag() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> done = committed(admin);
            return ends(admin).entrySet().stream()
                    .mapToLong(end -> end.getValue() - done.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    /** Returns the committed offsets of the group. */
    public Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return committed(admin);
        }
    }

    /** Returns the ids of the group's current members. */
    public Set<String> members() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members().stream()
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        }
    }

    public static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(NAME, number))
                .toList();
    }

    private Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", brokers, "request.timeout.ms", 5_000, "default.api.timeout.ms", 5_000));
    }

    private static Map<TopicPartition, Long> committed(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
