package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the dead letters: failed requests in their original form, for operators. */
public interface DeadLetters {

    /**
     * A failed request, or a record that is not a request.
     *
     * @param request empty when the record is not a request
     * @param attempt the number of the failed attempt, from 1
     * @param partition the partition of the dead letter, not of the original record
     * @param offset the offset of the dead letter, not of the original record
     * @param raw the record's original value
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
     * A page of the list.
     *
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<DeadLetter> deadLetters, Optional<String> next) {}

    /**
     * Lists dead letters by partition and offset.
     *
     * @param reason only dead letters with this reason; empty for all
     * @param limit the maximum number, at least 1
     * @param after the {@code next} of the previous page; empty for the first page
     * @throws IllegalArgumentException if {@code after} is not the {@code next} of a page
     * @throws DependencyTimeoutException if the dead letters cannot be read now
     */
    Page list(Optional<Reason> reason, int limit, Optional<String> after);
}
