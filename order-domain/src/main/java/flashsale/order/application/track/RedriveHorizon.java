package flashsale.order.application.track;

import flashsale.order.application.port.Redrives;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * This instance's copy of the redrive horizon. It tells which {@code FAILED} of the status view can be out of date, so that all
 * the others need no query. To be refreshed about once per second. Thread-safe.
 */
public final class RedriveHorizon {

    private final Redrives redrives;
    private final LongSupplier nanoTime;
    private volatile Copy copy;

    /**
     * @param readAt the time before the read, because the horizon may have been raised right after it
     */
    private record Copy(Instant horizon, long readAt) {}

    /**
     * @param nanoTime as {@link System#nanoTime()}
     */
    public RedriveHorizon(Redrives redrives, LongSupplier nanoTime) {
        this.redrives = redrives;
        this.nanoTime = nanoTime;
    }

    /** Reads the horizon; may block. If that fails, the copy soon counts as outdated. */
    public void refresh() {
        long begin = nanoTime.getAsLong();
        copy = new Copy(redrives.horizon(), begin);
    }

    /** Whether a status of the view is certainly the request's current one, as far as redrives are concerned. */
    boolean guarantees(OrderStatus status) {
        Copy current = copy;
        return status.state() != State.FAILED
                || current != null
                        && nanoTime.getAsLong() - current.readAt() < Redrives.MAX_HORIZON_AGE.toNanos()
                        && !status.since().isBefore(current.horizon());
    }

    /** Whether a status of the view is a failure that a known redrive may have replaced. */
    boolean mayHaveReplaced(OrderStatus status) {
        Copy current = copy;
        return status.state() == State.FAILED
                && current != null
                && status.since().isBefore(current.horizon());
    }
}
