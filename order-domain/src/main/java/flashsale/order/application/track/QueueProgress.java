package flashsale.order.application.track;

import flashsale.order.application.port.QueueOffsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** How far the instances together have decided the queue, as a time. To be advanced every few seconds. Thread-safe. */
public final class QueueProgress {

    private final QueueOffsets offsets;
    private final Clock clock;
    private volatile Instant decidedUntil = Instant.MIN;
    private Mark mark;

    /**
     * @param at a time before the ends were read
     */
    private record Mark(Instant at, Map<Integer, Long> ends) {}

    public QueueProgress(QueueOffsets offsets, Clock clock) {
        this.offsets = offsets;
        this.clock = clock;
    }

    /** Whatever was acknowledged before this time, by this instance's clock, is decided. */
    Instant decidedUntil() {
        return decidedUntil;
    }

    /** Moves on if the last marked ends are decided; may block, and fails if the queue does not answer. */
    public synchronized void advance() {
        if (mark != null && isDecided(mark.ends(), offsets.decided())) {
            decidedUntil = mark.at();
            mark = null;
        }
        if (mark == null) {
            // The time first: what is acknowledged between the two reads counts as later.
            Instant now = clock.instant();
            mark = new Mark(now, offsets.ends());
        }
    }

    private static boolean isDecided(Map<Integer, Long> ends, Map<Integer, Long> decided) {
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> decided.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
