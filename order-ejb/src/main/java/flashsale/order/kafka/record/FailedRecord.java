package flashsale.order.kafka.record;

import flashsale.order.domain.Reason;
import java.time.Instant;

/** A record that did not become an order, and why. */
public record FailedRecord(ReceivedRecord received, Reason reason, Instant failedAt) {}
