package flashsale.order.web.json;

import flashsale.order.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins the violations of a body's form with those of the domain's rules. */
final class Violations {

    private Violations() {}

    /** The rules saw a stand-in where the form is wrong already: what they say of it or of what is below it is left out. */
    static List<Violation> join(List<Violation> form, List<Violation> rules) {
        Set<String> broken = form.stream().map(Violation::field).collect(Collectors.toSet());
        List<Violation> all = new ArrayList<>(form);
        rules.stream().filter(rule -> !isIn(broken, rule.field())).forEach(all::add);
        return all;
    }

    private static boolean isIn(Set<String> broken, String field) {
        for (int end = field.length(); end > 0; end = field.lastIndexOf('.', end - 1)) {
            if (broken.contains(field.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
