package flashsale.order.application.deadletter;

import flashsale.order.application.port.OrderRequestPublisher;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Publishes failed requests as their next attempts, and shows those that are in the queue as processing again. */
public final class RequeueRequests {

    private final Orders orders;
    private final OrderStatuses statuses;
    private final OrderRequestPublisher requests;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public RequeueRequests(
            Orders orders, OrderStatuses statuses, OrderRequestPublisher requests, UnitOfWork unitOfWork, Clock clock) {
        this.orders = orders;
        this.statuses = statuses;
        this.requests = requests;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    private record Sent(OrderRequest request, CompletableFuture<Publication> publication) {}

    /** Returns those of the next attempts that are durably in the queue. */
    List<TraceId> requeue(List<OrderRequest> nextAttempts) {
        List<OrderRequest> queued = publish(nextAttempts);
        try {
            markRedriven(queued);
        } catch (LockNotGrantedException decidedMeanwhile) {
            // The requests are in the queue already, and a batch that decides them locks several of these rows as well.
            // A transaction that locks only one row cannot deadlock with it.
            queued.forEach(request -> markRedriven(List.of(request)));
        }
        // Last, so that the status view never has a later status than the orders.
        statuses.restart(queued.stream().map(this::processing).toList());
        return queued.stream().map(OrderRequest::traceId).toList();
    }

    private List<OrderRequest> publish(List<OrderRequest> nextAttempts) {
        List<Sent> sent = nextAttempts.stream()
                .map(request -> new Sent(request, requests.publish(request).toCompletableFuture()))
                .toList();
        return sent.stream()
                .filter(each -> each.publication().join() == Publication.ACKNOWLEDGED)
                .map(Sent::request)
                .toList();
    }

    private void markRedriven(List<OrderRequest> queued) {
        unitOfWork.run(() -> {
            queued.forEach(request -> orders.redriven(request.traceId(), request.attempt()));
            return queued.size();
        });
    }

    private OrderStatus processing(OrderRequest request) {
        return OrderStatus.processing(
                        request.traceId(), request.memberId(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .ofAttempt(request.attempt());
    }
}
