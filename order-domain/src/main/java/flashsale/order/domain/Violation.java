package flashsale.order.domain;

/**
 * A rule that an input breaks.
 *
 * @param field the path to it as clients write it, {@code items[0].quantity}
 */
public record Violation(String field, Rule rule) {}
