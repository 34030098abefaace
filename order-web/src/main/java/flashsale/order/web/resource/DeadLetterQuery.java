package flashsale.order.web.resource;

import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.domain.Reason;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import flashsale.order.web.json.DeadLetterCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query parameters of {@code GET /dead-letters}.
 *
 * @param reason filter; empty for all reasons
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param from where the page begins
 * @param violations the other components are valid only if this is empty
 */
record DeadLetterQuery(Optional<Reason> reason, int limit, Position from, List<Violation> violations) {

    static final int MAX_LIMIT = 200;

    static DeadLetterQuery of(String reason, String limit, String after) {
        List<Violation> violations = new ArrayList<>();
        Optional<Reason> known = PageQuery.nonEmpty(reason).flatMap(DeadLetterQuery::reason);
        if (PageQuery.nonEmpty(reason).isPresent() && known.isEmpty()) {
            violations.add(new Violation("reason", Rule.ONE_OF, reasons()));
        }
        PageQuery page = PageQuery.of(limit, after, MAX_LIMIT);
        violations.addAll(page.violations());
        Optional<Position> from = page.after().map(DeadLetterCursor::parse).orElse(Optional.of(Position.BEGINNING));
        if (from.isEmpty()) {
            violations.add(new Violation("after", Rule.CURSOR));
        }
        return new DeadLetterQuery(known, page.limit(), from.orElse(Position.BEGINNING), violations);
    }

    private static Optional<Reason> reason(String name) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }

    private static String reasons() {
        return Arrays.stream(Reason.values()).map(Reason::name).collect(Collectors.joining(", "));
    }
}
