package flashsale.order.kafka.record;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Describes records for the log: partition, offset and trace, but no customer data. */
public final class RecordDescription {

    /** Keeps the line readable; operators find the other records by their offsets. */
    private static final int MAX_TRACES = 5;

    private RecordDescription() {}

    /** Such as {@code order-request-v1-2 offsets 17 to 36 (20 records, traces 4bf9... and 19 more)}. */
    public static String of(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return "no records";
        }
        String ranges = records.partitions().stream()
                .map(partition -> partition + range(records.records(partition)))
                .collect(joining(", "));
        String traces = StreamSupport.stream(records.spliterator(), false)
                .limit(MAX_TRACES)
                .map(record -> TraceHeaders.read(record.headers()).traceId())
                .collect(joining(" "));
        int more = records.count() - MAX_TRACES;
        return "%s (%d records, traces %s%s)"
                .formatted(ranges, records.count(), traces, more > 0 ? " and " + more + " more" : "");
    }

    private static String range(List<ConsumerRecord<byte[], byte[]>> records) {
        return " offsets %d to %d"
                .formatted(
                        records.get(0).offset(), records.get(records.size() - 1).offset());
    }

    public static String of(ReceivedRecord receivedRecord) {
        return "%s offset %d (trace %s%s)"
                .formatted(
                        receivedRecord.partition(),
                        receivedRecord.record().offset(),
                        receivedRecord.trace().traceId(),
                        receivedRecord
                                .request()
                                .map(request -> ", order " + request.traceId())
                                .orElse(""));
    }
}
