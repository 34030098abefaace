package flashsale.order.web;

import flashsale.order.domain.Reason;
import flashsale.order.web.problem.Problem.Breach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which dead letters an operator asks for.
 *
 * @param reason only those; empty for all
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param after where the page begins; empty for the first
 * @param breaches what is wrong with the query; the rest counts only when nothing is
 */
record DeadLetterQuery(Optional<Reason> reason, int limit, Optional<String> after, List<Breach> breaches) {

    static final int MAX_LIMIT = 200;

    private static final String DIGITS = "[0-9]{1,9}";

    static DeadLetterQuery of(String reason, String limit, String after) {
        List<Breach> breaches = new ArrayList<>();
        Optional<Reason> known = given(reason).flatMap(DeadLetterQuery::reason);
        if (given(reason).isPresent() && known.isEmpty()) {
            breaches.add(new Breach("reason", "ONE_OF", reasons()));
        }
        int number = limit.matches(DIGITS) ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MAX_LIMIT) {
            breaches.add(new Breach("limit", "PAGE_SIZE", MAX_LIMIT));
        }
        return new DeadLetterQuery(known, number, given(after), breaches);
    }

    /** A parameter without a value is as good as none. */
    private static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
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
