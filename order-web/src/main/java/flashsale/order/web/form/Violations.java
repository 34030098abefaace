package flashsale.order.web.form;

import flashsale.order.domain.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Combines violations of a body's format with those of the domain's rules. */
final class Violations {

    private Violations() {}

    /**
     * Combines both lists. The rules saw a default value in each field whose format is invalid, so their violations of that field and of
     * fields below it are left out.
     */
    static List<Violation> join(List<Violation> format, List<Violation> rules) {
        Set<String> invalid = format.stream().map(Violation::field).collect(Collectors.toSet());
        List<Violation> all = new ArrayList<>(format);
        rules.stream().filter(rule -> !isWithin(invalid, rule.field())).forEach(all::add);
        return all;
    }

    private static boolean isWithin(Set<String> invalid, String field) {
        for (int end = field.length(); end > 0; end = field.lastIndexOf('.', end - 1)) {
            if (invalid.contains(field.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
