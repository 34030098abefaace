package flashsale.order.web.resource;

import flashsale.order.domain.Rule;
import flashsale.order.domain.Violation;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Which page of a list a client asks for.
 *
 * @param limit 1 to the list's maximum
 * @param after where the page begins; empty for the first
 * @param violations what is wrong with the query; the rest counts only when nothing is
 */
record PageQuery(int limit, Optional<String> after, List<Violation> violations) {

    private static final String DIGITS = "[0-9]{1,9}";

    static PageQuery of(String limit, String after, int max) {
        int number = limit.matches(DIGITS) ? Integer.parseInt(limit) : 0;
        List<Violation> violations =
                number < 1 || number > max ? List.of(new Violation("limit", Rule.PAGE_SIZE, max)) : List.of();
        return new PageQuery(number, given(after), violations);
    }

    /** A parameter without a value is as good as none. */
    static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
    }

    static Response refused(List<Violation> violations) {
        return JaxRsProblems.of(Problem.invalid(violations));
    }

    /** The answer to an {@code after} that no page gave. */
    static Response noSuchPage() {
        return refused(List.of(new Violation("after", Rule.CURSOR)));
    }
}
