package flashsale.order.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The progress of a request, as its customer sees it.
 *
 * @param attempt the number of the attempt that this is the progress of, from 1; each redrive begins the next one
 * @param reason present only when the request failed
 * @param since when the request was decided; while it is processing, when it was accepted
 */
public record OrderStatus(
        TraceId traceId, String memberId, int attempt, State state, Optional<Reason> reason, Instant since) {

    private static final int FIRST_ATTEMPT = 1;

    /** {@code COMPLETED} and {@code FAILED} are final. */
    public enum State {
        PROCESSING,
        COMPLETED,
        FAILED
    }

    /** A first attempt that is not decided. */
    public static OrderStatus processing(TraceId traceId, String memberId, Instant since) {
        return new OrderStatus(traceId, memberId, FIRST_ATTEMPT, State.PROCESSING, Optional.empty(), since);
    }

    /** A first attempt that became an order. */
    public static OrderStatus completed(TraceId traceId, String memberId, Instant decidedAt) {
        return new OrderStatus(traceId, memberId, FIRST_ATTEMPT, State.COMPLETED, Optional.empty(), decidedAt);
    }

    /** A first attempt that was rejected. */
    public static OrderStatus failed(TraceId traceId, String memberId, Reason reason, Instant decidedAt) {
        return new OrderStatus(traceId, memberId, FIRST_ATTEMPT, State.FAILED, Optional.of(reason), decidedAt);
    }

    /** The same progress of another attempt. */
    public OrderStatus ofAttempt(int number) {
        return new OrderStatus(traceId, memberId, number, state, reason, since);
    }

    public boolean isFinal() {
        return state != State.PROCESSING;
    }

    /**
     * Whether this status of a request replaces another one of it, whichever becomes known first: a later attempt replaces an
     * earlier one, and within an attempt the decision replaces {@code PROCESSING}. Nothing replaces {@code COMPLETED}.
     */
    public boolean isLaterThan(OrderStatus other) {
        if (other.state == State.COMPLETED) {
            return false;
        }
        return attempt > other.attempt || attempt == other.attempt && isFinal() && !other.isFinal();
    }
}
