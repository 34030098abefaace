package flashsale.order.kafka.pipeline;

import static java.util.stream.Collectors.toSet;

import flashsale.order.kafka.deadletter.OriginWindow;
import flashsale.order.kafka.deadletter.PublishedDeadLetterLookup;
import flashsale.order.kafka.record.DeduplicationKey;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.ReceivedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The history of a loop's partitions: which records may have been processed before, and which of these have a dead letter. Any record that
 * existed when the loop got its partition may have been processed before: by another consumer, or before offsets were lost. For one thread
 * at a time.
 */
public final class DeadLetterHistory {

    private final PublishedDeadLetterLookup lookup;

    /** The end of each partition when the loop got it, or a later position from which the loop went back. */
    private final Map<TopicPartition, Long> endOffsets = new HashMap<>();

    private final Map<TopicPartition, OriginWindow> windows = new HashMap<>();

    /** The partitions with a record that was decided before. Only there the dead letter of a request may be known, but not its decision. */
    private final Set<TopicPartition> replayed = new HashSet<>();

    /** The partitions whose records became dead letters after the window was read. */
    private final Set<TopicPartition> outdated = new HashSet<>();

    DeadLetterHistory(PublishedDeadLetterLookup lookup) {
        this.lookup = lookup;
    }

    /** Adds the records before this offset. */
    void open(TopicPartition partition, long endOffset) {
        endOffsets.merge(partition, endOffset, Math::max);
    }

    /** Adds the records before this position, which will be processed again. */
    void rewound(TopicPartition partition, long position) {
        open(partition, position);
        if (outdated.contains(partition)) {
            windows.remove(partition);
        }
    }

    void close(Collection<TopicPartition> revoked) {
        endOffsets.keySet().removeAll(revoked);
        windows.keySet().removeAll(revoked);
        replayed.removeAll(revoked);
    }

    /** Notes that the request of this record was decided before. */
    void decidedBefore(ReceivedRecord received) {
        if (contains(received)) {
            replayed.add(received.partition());
        }
    }

    /** To be called before dead letters of these records are published, because it may stay unknown whether they were. */
    void publishing(List<FailedRecord> failedRecords) {
        failedRecords.forEach(failed -> outdated.add(failed.received().partition()));
    }

    /** Returns whether the record may have been processed before, wholly or in part. */
    public boolean contains(ReceivedRecord received) {
        return received.record().offset() < endOffsets.getOrDefault(received.partition(), 0L);
    }

    /**
     * Returns those of these records that have no dead letter.
     *
     * @param failedNow invalid records, and requests that were decided now
     * @param failedBefore requests that were decided before, by another delivery of the record or of a duplicate
     */
    List<FailedRecord> withoutDeadLetter(List<FailedRecord> failedNow, List<FailedRecord> failedBefore) {
        List<FailedRecord> all = new ArrayList<>(failedNow);
        all.addAll(failedBefore);
        Set<FailedRecord> published = withDeadLetter(all);
        List<FailedRecord> maybeDuplicates = failedBefore.stream()
                .filter(failed -> !published.contains(failed))
                .toList();
        published.addAll(duplicatesWithDeadLetter(maybeDuplicates));
        return all.stream().filter(failed -> !published.contains(failed)).toList();
    }

    private Set<FailedRecord> withDeadLetter(List<FailedRecord> failed) {
        // By identity: the hash of a whole record would cost more than the rest of this.
        Set<FailedRecord> published = Collections.newSetFromMap(new IdentityHashMap<>());
        List<FailedRecord> open = failed.stream()
                .filter(each -> mayHaveDeadLetter(each.received()))
                .toList();
        while (!open.isEmpty()) {
            open.stream().filter(this::isCovered).filter(this::hasDeadLetter).forEach(published::add);
            open = open.stream().filter(each -> !isCovered(each)).toList();
            readWindows(open);
        }
        return published;
    }

    private boolean mayHaveDeadLetter(ReceivedRecord received) {
        return contains(received) && (received.request().isEmpty() || replayed.contains(received.partition()));
    }

    /** Reads a window for each partition of these records, beginning with its first. */
    private void readWindows(List<FailedRecord> uncovered) {
        Map<TopicPartition, OriginWindow> unread = new HashMap<>();
        Instant since = Instant.MAX;
        for (FailedRecord failed : uncovered) {
            TopicPartition partition = failed.received().partition();
            if (!unread.containsKey(partition)) {
                var record = failed.received().record();
                unread.put(partition, OriginWindow.of(record.offset(), endOffsets.get(partition)));
                Instant earliest = PublishedDeadLetterLookup.earliestPublication(record);
                since = earliest.isBefore(since) ? earliest : since;
            }
        }
        if (!unread.isEmpty()) {
            lookup.read(unread, since);
            windows.putAll(unread);
            outdated.removeAll(unread.keySet());
        }
    }

    private boolean isCovered(FailedRecord failed) {
        OriginWindow window = windows.get(failed.received().partition());
        return window != null && window.covers(failed.received().record().offset());
    }

    private boolean hasDeadLetter(FailedRecord failed) {
        var record = failed.received().record();
        return windows.get(failed.received().partition()).contains(record.offset(), record.timestamp());
    }

    private Set<FailedRecord> duplicatesWithDeadLetter(List<FailedRecord> failedBefore) {
        if (failedBefore.isEmpty()) {
            return Set.of();
        }
        Set<DeduplicationKey> attempts =
                failedBefore.stream().map(DeadLetterHistory::attempt).collect(toSet());
        Instant firstDecision = failedBefore.stream()
                .map(FailedRecord::failedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Set<DeduplicationKey> published = lookup.findPublished(attempts, firstDecision);
        return failedBefore.stream()
                .filter(failed -> published.contains(attempt(failed)))
                .collect(toSet());
    }

    private static DeduplicationKey attempt(FailedRecord failed) {
        return DeduplicationKey.of(failed.received().request().orElseThrow());
    }
}
