package flashsale.order.application.deadletter;

import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.application.port.Redrives;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final RequeueRequests requeueRequests;
    private final Redrives redrives;
    private final Consumer<Duration> pause;
    private final Clock clock;

    /**
     * @param pause blocks the calling thread for a time
     */
    public RedriveDeadLetters(
            DeadLetters deadLetters,
            Orders orders,
            RequeueRequests requeueRequests,
            Redrives redrives,
            Consumer<Duration> pause,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.orders = orders;
        this.requeueRequests = requeueRequests;
        this.redrives = redrives;
        this.pause = pause;
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
        Redrive redrive = new Redrive();
        if (!failedAt.isEmpty()) {
            redrive.requeueFailedAt(failedAt);
        }
        return new Redriven(redrive.redriven.size(), traceIds.size() - redrive.redriven.size());
    }

    /** Asks the database first: most ids that callers make up never reach the dead letters, which are costly to read. */
    private Map<TraceId, Instant> failedAt(Set<TraceId> traceIds) {
        return orders.decided(traceIds).stream()
                .map(Decided::status)
                .filter(status -> status.state() == State.FAILED)
                .collect(Collectors.toMap(OrderStatus::traceId, OrderStatus::since));
    }

    /**
     * Redrives all requests that failed for this reason.
     *
     * @throws DependencyTimeoutException as for {@link #redrive(Set)}
     */
    public Redriven redrive(Reason reason) {
        Redrive redrive = new Redrive();
        redrive.requeueListed(Optional.of(reason), any -> true);
        return new Redriven(redrive.redriven.size(), redrive.seen.size() - redrive.redriven.size());
    }

    /** One redrive. A request that fails again during it is not redriven twice. */
    private final class Redrive {

        private final Instant begin = clock.instant();
        private final Set<TraceId> seen = new HashSet<>();
        private final Set<TraceId> redriven = new HashSet<>();
        private boolean announced;

        void requeueFailedAt(Map<TraceId, Instant> failedAt) {
            requeue(deadLetters.failedRequests(failedAt));
            // A request that was decided again, after a restore of the database, has the letter of its first decision.
            Set<TraceId> missing = new HashSet<>(failedAt.keySet());
            missing.removeAll(seen);
            if (!missing.isEmpty()) {
                requeueListed(Optional.empty(), missing::contains);
            }
        }

        void requeueListed(Optional<Reason> reason, Predicate<TraceId> wanted) {
            Optional<Position> next = Optional.of(Position.BEGINNING);
            while (next.isPresent()) {
                Page page = deadLetters.list(reason, PAGE_SIZE, next.get());
                requeue(page.deadLetters().stream()
                        .filter(letter -> letter.failedAt().isBefore(begin))
                        .map(DeadLetter::request)
                        .flatMap(Optional::stream)
                        .filter(request -> wanted.test(request.traceId()))
                        .toList());
                next = page.next();
            }
        }

        private void requeue(List<OrderRequest> failed) {
            failed.forEach(request -> seen.add(request.traceId()));
            List<OrderRequest> again = stillFailed(failed, begin);
            if (!again.isEmpty() && !announced) {
                announce(begin);
                announced = true;
            }
            redriven.addAll(requeueRequests.requeue(again));
        }
    }

    /** From here on, no instance relies on a failure up to this time without a query for the decision. */
    private void announce(Instant begin) {
        redrives.raiseHorizon(begin.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
        pause.accept(Redrives.MAX_HORIZON_AGE);
    }

    private List<OrderRequest> stillFailed(Collection<OrderRequest> failed, Instant begin) {
        Map<TraceId, Decided> decided =
                orders.decided(failed.stream().map(OrderRequest::traceId).collect(Collectors.toSet())).stream()
                        .filter(before -> before.status().state() == State.FAILED)
                        .filter(before -> !before.status().since().isAfter(begin))
                        .collect(Collectors.toMap(before -> before.status().traceId(), before -> before));
        return failed.stream()
                .filter(OrderRequest::hasNextAttempt)
                .filter(request -> decided.containsKey(request.traceId())
                        && decided.get(request.traceId()).attempt() == request.attempt())
                .map(OrderRequest::nextAttempt)
                .toList();
    }
}
