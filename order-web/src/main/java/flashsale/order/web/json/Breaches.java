package flashsale.order.web.json;

import flashsale.order.domain.Violation;
import java.util.ArrayList;
import java.util.List;

/** Joins what is wrong with a body's form and what is wrong by the domain's rules. */
final class Breaches {

    private Breaches() {}

    /** The rules saw a stand-in where the form is wrong already: what they say of it or of what is below it is left out. */
    static List<Violation> join(List<Violation> form, List<Violation> rules) {
        List<Violation> all = new ArrayList<>(form);
        rules.stream()
                .filter(rule -> form.stream().noneMatch(broken -> covers(broken.field(), rule.field())))
                .forEach(all::add);
        return all;
    }

    private static boolean covers(String broken, String field) {
        return field.equals(broken) || field.startsWith(broken + ".");
    }
}
