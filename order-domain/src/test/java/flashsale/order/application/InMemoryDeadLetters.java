package flashsale.order.application;

import flashsale.order.application.port.DeadLetters;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dead letters in pages of one, so that every list takes more than one. */
public final class InMemoryDeadLetters implements DeadLetters {

    private final List<DeadLetter> letters = new ArrayList<>();

    public void add(OrderRequest request, Reason reason, Instant failedAt) {
        letters.add(new DeadLetter(
                Optional.of(request),
                reason,
                reason.text(),
                request.attempt(),
                failedAt,
                0,
                letters.size(),
                new byte[0]));
    }

    @Override
    public Page list(Optional<Reason> reason, int limit, Optional<String> after) {
        List<DeadLetter> wanted = letters.stream()
                .filter(letter -> reason.isEmpty() || letter.reason() == reason.get())
                .toList();
        int from = after.map(Integer::parseInt).orElse(0);
        Optional<String> next = from + 1 < wanted.size() ? Optional.of(Integer.toString(from + 1)) : Optional.empty();
        return new Page(wanted.subList(Math.min(from, wanted.size()), Math.min(from + 1, wanted.size())), next);
    }
}
