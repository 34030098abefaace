package flashsale.order.simulation.check;

import flashsale.order.simulation.DeadLetter;
import flashsale.order.simulation.model.Cases;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.Goods;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges whether the dead letters are the FAILED requests, each once and with its reason. */
public final class DeadLetterChecks {

    private DeadLetterChecks() {}

    public static List<String> violations(Goods goods, Rush rush, List<DeadLetter> letters) {
        Cases twice = new Cases("Requests with more than one dead letter");
        Cases unjust = new Cases("Dead letters of requests that did not fail");
        Cases missing = new Cases("FAILED requests without a dead letter");
        Cases reasons = new Cases("Dead letters with another reason than the customer was told");
        Cases origins = new Cases("Dead letters that do not name their topic " + Contract.REQUESTS);
        Cases keys = new Cases("Dead letters without the key of their request");
        Map<String, Standing> due = new HashMap<>();
        rush.accepted()
                .filter(outcome -> outcome.standing().failed())
                .forEach(outcome -> due.put(outcome.traceId(), outcome.standing()));
        Map<String, DeadLetter> seen = new HashMap<>();
        for (DeadLetter letter : letters) {
            String id = letter.traceId();
            Standing told = due.get(id);
            twice.addUnless(seen.put(id, letter) == null, id);
            unjust.addUnless(told != null, id);
            reasons.addUnless(
                    told == null || letter.reason().equals(told.reason()),
                    "%s: '%s', told '%s'".formatted(id, letter.reason(), told == null ? "" : told.reason()));
            origins.addUnless(
                    letter.originalTopic().equals(Contract.REQUESTS), "%s: '%s'".formatted(id, letter.originalTopic()));
            keys.addUnless(letter.key().equals(Long.toString(goods.firstId())), "%s: '%s'".formatted(id, letter.key()));
        }
        due.keySet().stream().filter(id -> !seen.containsKey(id)).forEach(missing::add);
        List<String> found = new ArrayList<>();
        List.of(twice, unjust, missing, reasons, origins, keys).forEach(cases -> cases.into(found));
        return found;
    }
}
