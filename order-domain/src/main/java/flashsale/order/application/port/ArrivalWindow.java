package flashsale.order.application.port;

import java.time.Duration;
import java.time.Instant;

/**
 * How long after its trace id was issued the record of a request can reach the queue and be accepted.
 *
 * @param publishTimeout the maximum time of a publication
 * @param clockDifference the maximum difference between the clocks of two instances
 */
public record ArrivalWindow(Duration publishTimeout, Duration clockDifference) {

    /** The maximum time in which an instance pauses or waits for the status view, besides the publication. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** Whether an acknowledgement at this time still makes the request accepted; both times are of one instance. */
    public boolean accepts(Instant issuedAt, Instant acknowledgedAt) {
        return !acknowledgedAt.isAfter(issuedAt.plus(publishTimeout).plus(PAUSE));
    }

    /** The time on every instance's clock after which no record arrives that was accepted. */
    public Instant end(Instant issuedAt) {
        return issuedAt.plus(publishTimeout).plus(PAUSE).plus(clockDifference);
    }
}
