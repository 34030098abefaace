package flashsale.order.kafka;

import flashsale.order.domain.Reason;
import java.time.Instant;

/** A record that did not become an order, and why. */
record Failure(Arrival arrival, Reason reason, Instant failedAt) {}
