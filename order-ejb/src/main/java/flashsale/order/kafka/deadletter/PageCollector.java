package flashsale.order.kafka.deadletter;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Collects the dead letters of a page until a limit is reached. */
final class PageCollector {

    /** What a letter holds besides its value: its parsed request, mainly. An estimate. */
    private static final int OVERHEAD_BYTES = 512;

    private final Optional<Reason> reason;
    private final int maxLetters;
    private final PageLimits limits;
    private final List<DeadLetter> letters = new ArrayList<>();
    private int scannedRecords;
    private long scannedBytes;
    private long bytes;

    /**
     * @param reason of the letters to collect; empty for all
     */
    PageCollector(Optional<Reason> reason, int maxLetters, PageLimits limits) {
        this.reason = reason;
        this.maxLetters = maxLetters;
        this.limits = limits;
    }

    void add(ConsumerRecord<byte[], byte[]> letter) {
        scannedRecords++;
        scannedBytes += Math.max(0, letter.serializedKeySize()) + Math.max(0, letter.serializedValueSize());
        if (reason.isEmpty() || reason.get() == DeadLetterRecord.reason(letter)) {
            DeadLetter preview = DeadLetterRecord.preview(letter);
            letters.add(preview);
            bytes += preview.raw().length + OVERHEAD_BYTES;
        }
    }

    boolean isFull() {
        return letters.size() >= maxLetters
                || scannedRecords >= limits.scannedRecords()
                || scannedBytes >= limits.scannedBytes()
                || bytes >= limits.bytes();
    }

    Page endingAt(Position next) {
        return new Page(letters, Optional.of(next));
    }

    Page last() {
        return new Page(letters, Optional.empty());
    }
}
