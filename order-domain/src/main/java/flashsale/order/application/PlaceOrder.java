package flashsale.order.application;

import flashsale.order.application.OrderRequests.Publication;
import flashsale.order.application.Placement.Accepted;
import flashsale.order.application.Placement.NotPublished;
import flashsale.order.application.Placement.Refused;
import flashsale.order.application.Placement.Uncertain;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderRules;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.TraceContext;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes a customer's request into the queue. Its status shows before it is published, so that no decision can come first. */
public final class PlaceOrder {

    private final TraceIds traceIds;
    private final OrderStatuses statuses;
    private final OrderRequests requests;
    private final Clock clock;

    public PlaceOrder(TraceIds traceIds, OrderStatuses statuses, OrderRequests requests, Clock clock) {
        this.traceIds = traceIds;
        this.statuses = statuses;
        this.requests = requests;
        this.clock = clock;
    }

    /** Does not wait for the queue: the stage completes on another thread, and never with an exception. */
    public CompletionStage<Placement> place(
            String memberId, List<OrderItem> items, ReceiverInfo receiver, TraceContext trace) {
        List<Violation> violations = OrderRules.violations(items, receiver);
        if (!violations.isEmpty()) {
            return CompletableFuture.completedStage(new Refused(violations));
        }
        TraceId traceId = traceIds.issue(memberId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        statuses.begin(OrderStatus.processing(traceId, memberId, now));
        return requests.publish(new OrderRequest(traceId, memberId, items, receiver, now, 1).followedBy(trace))
                .thenApply(publication -> placement(traceId, publication));
    }

    private Placement placement(TraceId traceId, Publication publication) {
        return switch (publication) {
            case ACKNOWLEDGED -> new Accepted(traceId);
            case UNKNOWN -> new Uncertain(traceId);
            case NOT_PUBLISHED -> {
                statuses.forget(traceId);
                yield new NotPublished();
            }
        };
    }
}
