package flashsale.order.application.port;

import java.time.Duration;
import java.time.Instant;

/**
 * The record that requests were redriven: the only event after which a {@code FAILED} that is known elsewhere may be out of date.
 */
public interface Redrives {

    /**
     * How long an instance may rely on a {@link #horizon} that it read. Whoever raises the horizon waits as long before the first
     * request is redriven; then every instance knows.
     */
    Duration MAX_HORIZON_AGE = Duration.ofSeconds(2);

    /** Only requests that failed before this time can have been redriven. */
    Instant horizon();

    /** Raises the horizon, in a transaction of its own; never lowers it. */
    void raiseHorizon(Instant failedBefore);
}
