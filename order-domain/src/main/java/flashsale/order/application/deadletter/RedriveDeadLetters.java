package flashsale.order.application.deadletter;

import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderRequestPublisher;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
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
 * Redrives dead letters: publishes failed requests again, each as its next attempt. A request is redriven only if its latest
 * attempt is the failed one of the dead letter. So repeating a redrive changes nothing, nor does redriving a completed request.
 */
public final class RedriveDeadLetters {

    private static final int PAGE_SIZE = 500;

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
     * The result of a redrive.
     *
     * @param redriven the number of requests that are in the queue again
     * @param skipped the number of requests that have not failed, were not found, have no further attempt, or could not be
     *     published
     */
    public record Redriven(int redriven, int skipped) {}

    /**
     * Redrives these requests.
     *
     * @throws DependencyTimeoutException if not all dead letters can be read; some requests may be redriven, and a repetition redrives
     *     the others
     */
    public Redriven redrive(Set<TraceId> traceIds) {
        Map<TraceId, Instant> failedAt = failedAt(traceIds);
        Set<TraceId> redriven = failedAt.isEmpty() ? Set.of() : redrive(failedAt);
        return new Redriven(redriven.size(), traceIds.size() - redriven.size());
    }

    /** Asks the database first: most ids that callers make up never reach the dead letters, which are costly to read. */
    private Map<TraceId, Instant> failedAt(Set<TraceId> traceIds) {
        return orders.decided(traceIds).stream()
                .map(Decided::status)
                .filter(status -> status.state() == State.FAILED)
                .collect(Collectors.toMap(OrderStatus::traceId, OrderStatus::since));
    }

    private Set<TraceId> redrive(Map<TraceId, Instant> failedAt) {
        List<OrderRequest> found = deadLetters.failedRequests(failedAt);
        Set<TraceId> redriven = new HashSet<>(redrive(found));
        // A request that was decided again, after a restore of the database, has the dead letter of its first decision.
        Set<TraceId> missing = new HashSet<>(failedAt.keySet());
        found.forEach(request -> missing.remove(request.traceId()));
        if (!missing.isEmpty()) {
            redriven.addAll(redrive(Optional.empty(), missing::contains, new HashSet<>()));
        }
        return redriven;
    }

    /**
     * Redrives all requests that failed for this reason.
     *
     * @throws DependencyTimeoutException as for {@link #redrive(Set)}
     */
    public Redriven redrive(Reason reason) {
        Set<TraceId> seen = new HashSet<>();
        Set<TraceId> redriven = redrive(Optional.of(reason), any -> true, seen);
        return new Redriven(redriven.size(), seen.size() - redriven.size());
    }

    private Set<TraceId> redrive(Optional<Reason> reason, Predicate<TraceId> wanted, Set<TraceId> seen) {
        // A request that fails again during the redrive is not redriven twice.
        Instant begin = clock.instant();
        Set<TraceId> redriven = new HashSet<>();
        Optional<Position> next = Optional.of(Position.BEGINNING);
        while (next.isPresent()) {
            Page page = deadLetters.list(reason, PAGE_SIZE, next.get());
            List<OrderRequest> failed = page.deadLetters().stream()
                    .filter(letter -> letter.failedAt().isBefore(begin))
                    .map(DeadLetter::request)
                    .flatMap(Optional::stream)
                    .filter(request -> wanted.test(request.traceId()))
                    .toList();
            failed.forEach(request -> seen.add(request.traceId()));
            redriven.addAll(redrive(failed));
            next = page.next();
        }
        return redriven;
    }

    private List<TraceId> redrive(Collection<OrderRequest> failed) {
        List<OrderRequest> again = stillFailed(failed);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        again.forEach(request -> statuses.restart(OrderStatus.processing(request.traceId(), request.memberId(), now)));
        List<OrderRequest> queued = publish(again);
        try {
            markRedriven(queued);
        } catch (LockNotGrantedException decidedMeanwhile) {
            // The requests are in the queue already, and a batch that decides them locks several of these rows as well.
            // A transaction that locks only one row cannot deadlock with it.
            queued.forEach(request -> markRedriven(List.of(request)));
        }
        return queued.stream().map(OrderRequest::traceId).toList();
    }

    private void markRedriven(List<OrderRequest> queued) {
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
                .filter(OrderRequest::hasNextAttempt)
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
        for (Sent each : sent) {
            if (each.publication().join() == Publication.ACKNOWLEDGED) {
                queued.add(each.request());
            } else {
                statuses.forget(each.request().traceId());
            }
        }
        return queued;
    }

    private record Sent(OrderRequest request, CompletableFuture<Publication> publication) {}
}
