package flashsale.order.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The progress of a request, as its customer sees it.
 *
 * @param reason present only when the request failed
 * @param since when the request was decided; while it is processing, when it was accepted
 */
public record OrderStatus(TraceId traceId, String memberId, State state, Optional<Reason> reason, Instant since) {

    /** {@code COMPLETED} and {@code FAILED} are final. */
    public enum State {
        PROCESSING,
        COMPLETED,
        FAILED
    }

    public static OrderStatus processing(TraceId traceId, String memberId, Instant since) {
        return new OrderStatus(traceId, memberId, State.PROCESSING, Optional.empty(), since);
    }

    public static OrderStatus completed(TraceId traceId, String memberId, Instant decidedAt) {
        return new OrderStatus(traceId, memberId, State.COMPLETED, Optional.empty(), decidedAt);
    }

    public static OrderStatus failed(TraceId traceId, String memberId, Reason reason, Instant decidedAt) {
        return new OrderStatus(traceId, memberId, State.FAILED, Optional.of(reason), decidedAt);
    }

    public boolean isFinal() {
        return state != State.PROCESSING;
    }
}
