package flashsale.order.web.resource;

import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.Problem.Breach;
import flashsale.order.web.problem.ProblemKind;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Which page of a list a client asks for.
 *
 * @param limit 1 to the list's maximum
 * @param after where the page begins; empty for the first
 * @param breaches what is wrong with the query; the rest counts only when nothing is
 */
record PageQuery(int limit, Optional<String> after, List<Breach> breaches) {

    private static final String DIGITS = "[0-9]{1,9}";

    static PageQuery of(String limit, String after, int max) {
        int number = limit.matches(DIGITS) ? Integer.parseInt(limit) : 0;
        List<Breach> breaches = number < 1 || number > max ? List.of(new Breach("limit", "PAGE_SIZE", max)) : List.of();
        return new PageQuery(number, given(after), breaches);
    }

    /** A parameter without a value is as good as none. */
    static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
    }

    static Response refused(List<Breach> breaches) {
        return JaxRsProblems.of(Problem.of(ProblemKind.INVALID_REQUEST).with(breaches));
    }

    /** The answer to an {@code after} that no page gave. */
    static Response noSuchPage() {
        return refused(List.of(new Breach("after", "CURSOR")));
    }
}
