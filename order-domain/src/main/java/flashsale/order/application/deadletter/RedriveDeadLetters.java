package flashsale.order.application.deadletter;

import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderRequestPublisher;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Publishes failed requests again, each as a further attempt. A request is redriven only while it is failed at the attempt of
 * its dead letter, so that repeating a redrive, or redriving a completed request, changes nothing.
 */
public final class RedriveDeadLetters {

    private static final int AT_ONCE = 500;

    private final DeadLetters deadLetters;
    private final Orders orders;
    private final OrderStatuses statuses;
    private final OrderRequestPublisher requests;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public RedriveDeadLetters(
            DeadLetters deadLetters,
            Orders orders,
            OrderStatuses statuses,
            OrderRequestPublisher requests,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.orders = orders;
        this.statuses = statuses;
        this.requests = requests;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param redriven requests that are in the queue again
     * @param skipped those that are not failed, not to be found, or could not be queued
     */
    public record Redriven(int redriven, int skipped) {}

    /**
     * Redrives these.
     *
     * @throws DependencyTimeoutException when the dead letters cannot be read to their end; some may be redriven, and the others are by doing
     *     it again
     */
    public Redriven redrive(Set<TraceId> traceIds) {
        Set<TraceId> redriven = redrive(Optional.empty(), traceIds::contains, new HashSet<>());
        return new Redriven(redriven.size(), traceIds.size() - redriven.size());
    }

    /**
     * Redrives all that failed for a reason.
     *
     * @throws DependencyTimeoutException as above
     */
    public Redriven redrive(Reason reason) {
        Set<TraceId> seen = new HashSet<>();
        Set<TraceId> redriven = redrive(Optional.of(reason), any -> true, seen);
        return new Redriven(redriven.size(), seen.size() - redriven.size());
    }

    private Set<TraceId> redrive(Optional<Reason> reason, Predicate<TraceId> wanted, Set<TraceId> seen) {
        // What fails again while this goes on is not redriven once more.
        Instant begin = clock.instant();
        Set<TraceId> redriven = new HashSet<>();
        Optional<String> next = Optional.empty();
        do {
            Page page = deadLetters.list(reason, AT_ONCE, next);
            List<OrderRequest> failed = page.deadLetters().stream()
                    .filter(letter -> letter.failedAt().isBefore(begin))
                    .map(DeadLetter::request)
                    .flatMap(Optional::stream)
                    .filter(request -> wanted.test(request.traceId()))
                    .toList();
            failed.forEach(request -> seen.add(request.traceId()));
            redriven.addAll(redrive(failed));
            next = page.next();
        } while (next.isPresent());
        return redriven;
    }

    private List<TraceId> redrive(Collection<OrderRequest> failed) {
        List<OrderRequest> again = stillFailed(failed);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        again.forEach(request -> statuses.restart(OrderStatus.processing(request.traceId(), request.memberId(), now)));
        List<OrderRequest> queued = publish(again);
        try {
            note(queued);
        } catch (StaleDataException metTheirDecision) {
            // They are in the queue already, and a batch that decides them holds several of these rows as well. Who
            // holds one only cannot be in the way of another.
            queued.forEach(request -> note(List.of(request)));
        }
        return queued.stream().map(OrderRequest::traceId).toList();
    }

    private void note(List<OrderRequest> queued) {
        unitOfWork.run(() -> {
            queued.forEach(request -> orders.redriven(request.traceId(), request.attempt()));
            return queued.size();
        });
    }

    private List<OrderRequest> stillFailed(Collection<OrderRequest> failed) {
        Map<TraceId, Decided> decided =
                orders.decided(failed.stream().map(OrderRequest::traceId).collect(Collectors.toSet())).stream()
                        .filter(before -> before.status().state() == State.FAILED)
                        .collect(Collectors.toMap(before -> before.status().traceId(), before -> before));
        return failed.stream()
                .filter(request -> decided.containsKey(request.traceId())
                        && decided.get(request.traceId()).attempt() == request.attempt())
                .map(OrderRequest::nextAttempt)
                .toList();
    }

    private List<OrderRequest> publish(List<OrderRequest> again) {
        List<Sent> sent = again.stream()
                .map(request -> new Sent(request, requests.publish(request).toCompletableFuture()))
                .toList();
        List<OrderRequest> queued = new ArrayList<>();
        for (Sent one : sent) {
            if (one.publication().join() == Publication.ACKNOWLEDGED) {
                queued.add(one.request());
            } else {
                statuses.forget(one.request().traceId());
            }
        }
        return queued;
    }

    private record Sent(OrderRequest request, CompletableFuture<Publication> publication) {}
}
