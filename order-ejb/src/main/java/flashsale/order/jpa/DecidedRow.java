package flashsale.order.jpa;

import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Instant;
import java.util.UUID;

/** The columns of a decision from which the status of its request follows. Public, because queries construct it. */
public record DecidedRow(
        String traceId,
        String memberId,
        String status,
        String reason,
        int attempt,
        Integer redriven,
        Instant decidedAt) {

    OrderStatus toStatus() {
        TraceId id = new TraceId(UUID.fromString(traceId));
        if (status.equals(OrderEntity.CONFIRMED)) {
            return OrderStatus.completed(id, memberId, decidedAt).ofAttempt(attempt);
        }
        return redriven != null && redriven > attempt
                ? OrderStatus.processing(id, memberId, decidedAt).ofAttempt(redriven)
                : OrderStatus.failed(id, memberId, Reason.valueOf(reason), decidedAt)
                        .ofAttempt(attempt);
    }

    Decided toDecided() {
        return new Decided(toStatus(), attempt);
    }
}
