package flashsale.order.launcher.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A restart policy with a limit and exponential backoff, so that a server that cannot run does not start over and over.
 *
 * @param limit the maximum number of restarts within the window
 * @param firstPause the pause before the first restart; each restart within the window doubles it
 */
record RestartPolicy(int limit, Duration window, Duration firstPause) {
    static final RestartPolicy DEFAULT = new RestartPolicy(5, Duration.ofMinutes(10), Duration.ofSeconds(1));

    /** Returns the pause before the next restart, or empty if the limit is reached. */
    Optional<Duration> pause(List<Instant> restarts, Instant now) {
        long recent = restarts.stream()
                .filter(restart -> restart.isAfter(now.minus(window)))
                .count();
        return recent < limit ? Optional.of(firstPause.multipliedBy(1L << recent)) : Optional.empty();
    }
}
