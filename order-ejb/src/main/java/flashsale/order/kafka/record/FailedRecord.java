package flashsale.order.kafka.record;

import flashsale.order.domain.Reason;
import java.time.Instant;

/** A record that did not become an order, and the reason. */
public record FailedRecord(ReceivedRecord received, Reason reason, Instant failedAt) {}
