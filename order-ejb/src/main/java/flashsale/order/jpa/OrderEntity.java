package flashsale.order.jpa;

import flashsale.order.application.port.Orders.KeysetPosition;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.TraceId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A decision. {@link DecisionRows} inserts it. */
@Entity
@Table(name = "orders")
class OrderEntity {

    static final String CONFIRMED = "CONFIRMED";
    static final String REJECTED = "REJECTED";

    @Id
    @Column(name = "trace_id")
    private String traceId;

    @Column(name = "member_id")
    private String memberId;

    private String status;

    private String reason;

    private int attempt;

    /** The further attempt that an operator requested; null for none. */
    private Integer redriven;

    /** The digest of a request with an idempotency key; null without one. */
    @Column(name = "request_digest")
    private String requestDigest;

    @Column(name = "total_price")
    private BigDecimal totalPrice;

    @Column(name = "receiver_name")
    private String receiverName;

    @Column(name = "receiver_phone")
    private String receiverPhone;

    @Column(name = "receiver_address")
    private String receiverAddress;

    @Column(name = "requested_at")
    @Convert(converter = UtcTime.class)
    private Instant requestedAt;

    @Column(name = "decided_at")
    @Convert(converter = UtcTime.class)
    private Instant decidedAt;

    protected OrderEntity() {}

    /** Replaces the decision by that of a further attempt. */
    void become(Decision decision) {
        attempt = decision.request().attempt();
        decidedAt = decision.decidedAt();
        if (decision instanceof Confirmed confirmed) {
            ReceiverInfo receiver = confirmed.request().receiverInfo();
            status = CONFIRMED;
            reason = null;
            totalPrice = confirmed.totalPrice();
            receiverName = receiver.name();
            receiverPhone = receiver.phone();
            receiverAddress = receiver.address();
        } else if (decision instanceof Rejected rejected) {
            status = REJECTED;
            reason = rejected.reason().name();
        }
    }

    DecidedRow toRow() {
        return new DecidedRow(traceId, memberId, status, reason, attempt, redriven, decidedAt);
    }

    boolean isConfirmed() {
        return status.equals(CONFIRMED);
    }

    KeysetPosition position() {
        return new KeysetPosition(requestedAt, new TraceId(UUID.fromString(traceId)));
    }

    BigDecimal totalPrice() {
        return totalPrice;
    }

    ReceiverInfo receiverInfo() {
        return new ReceiverInfo(receiverName, receiverPhone, receiverAddress);
    }

    Instant requestedAt() {
        return requestedAt;
    }
}
