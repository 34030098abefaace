package flashsale.order.kafka.deadletter;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceId;
import flashsale.order.kafka.record.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Searches the dead letters of certain failures. A dead letter is published soon after the failure, usually by the same process. So the
 * search seeks to the time of the earliest failure, reads until its dead letter comes, and goes on with the next one. A dead letter is
 * parsed only if it has the time of one of the failures.
 */
final class FailedRequestSearch {

    /** The largest difference between the clocks of two instances. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Consumer<byte[], byte[]> consumer;

    /** Those not found yet, by time. */
    private final Map<TraceId, Instant> wanted = new LinkedHashMap<>();

    private final Set<Instant> times;
    private final List<OrderRequest> found = new ArrayList<>();

    FailedRequestSearch(Consumer<byte[], byte[]> consumer, Map<TraceId, Instant> failedAt) {
        this.consumer = consumer;
        failedAt.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(failure -> wanted.put(failure.getKey(), failure.getValue()));
        this.times = new HashSet<>(failedAt.values());
    }

    List<OrderRequest> search() {
        boolean endReached = false;
        while (!wanted.isEmpty() && !endReached) {
            Map.Entry<TraceId, Instant> earliest = wanted.entrySet().iterator().next();
            TraceId traceId = earliest.getKey();
            TopicReader reader = TopicReader.since(
                    consumer, Topics.DEAD_LETTERS, earliest.getValue().minus(CLOCK_SKEW));
            endReached = !reader.readUntil(letter -> {
                collect(letter);
                return !wanted.containsKey(traceId);
            });
        }
        return found;
    }

    private void collect(ConsumerRecord<byte[], byte[]> letter) {
        if (!times.contains(DeadLetterRecord.failedAt(letter))) {
            return;
        }
        DeadLetter parsed = DeadLetterRecord.preview(letter);
        parsed.request()
                .filter(request -> wanted.remove(request.traceId(), parsed.failedAt()))
                .ifPresent(found::add);
    }
}
