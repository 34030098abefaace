package flashsale.order.application.track;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.ArrivalWindow;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Ends requests whose record never reached the queue with {@link Reason#NOT_RECEIVED}. It decides them, so a record that arrives
 * later meets a decision and changes nothing.
 */
public final class EndUnreceived {

    private static final Logger LOG = System.getLogger(EndUnreceived.class.getName());

    private final TraceIds traceIds;
    private final ArrivalWindow arrivalWindow;
    private final QueueProgress progress;
    private final Orders orders;
    private final UnitOfWork unitOfWork;
    private final OrderMetrics orderMetrics;
    private final Clock clock;

    public EndUnreceived(
            TraceIds traceIds,
            ArrivalWindow arrivalWindow,
            QueueProgress progress,
            Orders orders,
            UnitOfWork unitOfWork,
            OrderMetrics orderMetrics,
            Clock clock) {
        this.traceIds = traceIds;
        this.arrivalWindow = arrivalWindow;
        this.progress = progress;
        this.orders = orders;
        this.unitOfWork = unitOfWork;
        this.orderMetrics = orderMetrics;
        this.clock = clock;
    }

    /**
     * Whether an undecided request was certainly not accepted. Never for the id of an idempotency key: its next use publishes it
     * again.
     */
    boolean isCertain(TraceId traceId) {
        return TraceIds.issuedAt(traceId)
                .map(arrivalWindow::end)
                .filter(this::isDecided)
                .isPresent();
    }

    private boolean isDecided(Instant time) {
        return progress.decidedUntil().isAfter(time);
    }

    /** Returns the decision on a request that had none, or another one that came first; empty if it may still be decided. */
    Optional<OrderView> end(String memberId, TraceId traceId) {
        return isCertain(traceId) ? decide(memberId, traceId) : Optional.empty();
    }

    private Optional<OrderView> decide(String memberId, TraceId traceId) {
        OrderStatus unreceived = OrderStatus.failed(
                traceId, memberId, Reason.NOT_RECEIVED, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            unitOfWork.run(() -> {
                orders.addIfUndecided(unreceived, TraceIds.issuedAt(traceId).orElseThrow());
                return traceId;
            });
        } catch (RuntimeException later) {
            // The database may be read-only, or be deciding the request just now.
            LOG.log(Level.DEBUG, "Request " + traceId + " stays undecided", later);
            return Optional.empty();
        }
        Optional<OrderView> decided = orders.find(traceId);
        if (decided.equals(Optional.of(OrderView.of(unreceived)))) {
            orderMetrics.unreceived();
        }
        return decided;
    }
}
