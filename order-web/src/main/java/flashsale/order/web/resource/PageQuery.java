package flashsale.order.web.resource;

import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * The query parameters of a paged list.
 *
 * @param limit 1 to the list's maximum
 * @param after cursor of the page; empty for the first page
 * @param violations the other components are valid only if this is empty
 */
record PageQuery(int limit, Optional<String> after, List<Violation> violations) {

    static PageQuery of(String limit, String after, int max) {
        long number = CanonicalNumber.parse(limit).orElse(0);
        List<Violation> violations =
                number < 1 || number > max ? List.of(new Violation("limit", Rule.PAGE_SIZE, max)) : List.of();
        return new PageQuery((int) number, nonEmpty(after), violations);
    }

    /** Treats a parameter without a value as absent. */
    static Optional<String> nonEmpty(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
    }

    static Response invalid(List<Violation> violations) {
        return JaxRsProblems.of(Problem.invalid(violations));
    }

    /** Returns the response to an {@code after} that no page returned as {@code next}. */
    static Response unknownCursor() {
        return invalid(List.of(new Violation("after", Rule.CURSOR)));
    }
}
