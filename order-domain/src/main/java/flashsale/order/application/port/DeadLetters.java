package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The failed requests as they came, for operators. */
public interface DeadLetters {

    /**
     * A request that failed.
     *
     * @param request empty when the record is none
     * @param attempt which attempt failed, from 1
     * @param partition of the dead letter itself, as is the offset
     * @param raw the record's value as it came
     */
    record DeadLetter(
            Optional<OrderRequest> request,
            Reason reason,
            String message,
            int attempt,
            Instant failedAt,
            int partition,
            long offset,
            byte[] raw) {}

    /**
     * A part of the list.
     *
     * @param next where the following part begins; empty at the end
     */
    record Page(List<DeadLetter> deadLetters, Optional<String> next) {}

    /**
     * Dead letters by partition and offset.
     *
     * @param reason only those; empty for all
     * @param limit the maximum number, 1 or more
     * @param after the {@code next} of the page before; empty to begin
     * @throws IllegalArgumentException for an {@code after} that no page gave
     * @throws DependencyTimeoutException when they cannot be read now
     */
    Page list(Optional<Reason> reason, int limit, Optional<String> after);
}
