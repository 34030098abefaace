package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the dead letters: failed requests in their original form, for operators. What one call holds in memory is bounded in bytes,
 * and few calls read at once; others wait, and time out.
 */
public interface DeadLetters {

    /** The place of a dead letter in its topic; not that of the original record. */
    record Position(int partition, long offset) {

        public static final Position BEGINNING = new Position(0, 0);
    }

    /**
     * A failed request, or a record that is not a request.
     *
     * @param request empty when the record is not a request
     * @param message at most 1,000 bytes
     * @param attempt the number of the failed attempt, from 1
     * @param raw the record's original value, or its beginning
     * @param rawTruncated whether {@code raw} is only the beginning, here or already in the topic
     */
    record DeadLetter(
            Optional<OrderRequest> request,
            Reason reason,
            String message,
            int attempt,
            Instant failedAt,
            Position position,
            byte[] raw,
            boolean rawTruncated) {}

    /**
     * A page of the list.
     *
     * @param deadLetters with at most 16 KiB of {@code raw} each, and about 1 MiB in all
     * @param next where the next page begins; empty on the last page
     */
    record Page(List<DeadLetter> deadLetters, Optional<Position> next) {}

    /**
     * Lists dead letters by partition and offset. A page may be short or empty although more follow.
     *
     * @param reason only dead letters with this reason; empty for all
     * @param limit the maximum number, at least 1
     * @param from where the page begins
     * @throws DependencyTimeoutException if the dead letters cannot be read now
     */
    Page list(Optional<Reason> reason, int limit, Position from);

    /**
     * Returns the dead letter at this position, as in a list; empty when none is there.
     *
     * @throws DependencyTimeoutException if the dead letters cannot be read now
     */
    Optional<DeadLetter> find(Position position);

    /**
     * Returns the requests that failed at these times and have a dead letter of that time. Reads from these times on, not the whole list.
     *
     * @param failedAt by trace id, at most some hundred
     * @throws DependencyTimeoutException if the dead letters cannot be read now
     */
    List<OrderRequest> failedRequests(Map<TraceId, Instant> failedAt);

    /**
     * Passes the dead letter at this position, with its whole {@code raw}, to the action; does nothing when none is there. Another call may
     * have to wait until the action returns, because the value can be large.
     *
     * @throws DependencyTimeoutException if the dead letters cannot be read now
     */
    void readWhole(Position position, Consumer<DeadLetter> action);
}
