package flashsale.order.domain.rule;

import java.util.List;

/**
 * A rule that a field of a request breaks.
 *
 * @param field the path to the field as the client wrote it, such as {@code items[0].quantity}, or the name of a query parameter
 * @param limits the values that the rule's wording names, in the order of its placeholders
 */
public record Violation(String field, Rule rule, List<Object> limits) {

    public Violation {
        limits = List.copyOf(limits);
    }

    /** A violation of a rule whose limits are the same for every field. */
    public Violation(String field, Rule rule) {
        this(field, rule, rule.limits());
    }

    /** A violation of a rule whose limits depend on the field. */
    public Violation(String field, Rule rule, Object... limits) {
        this(field, rule, List.of(limits));
    }
}
