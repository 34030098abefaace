package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.ViolationSamples;
import flashsale.order.simulation.probe.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that each FAILED request has exactly one dead letter, with the same reason. */
public final class DeadLetterChecks {

    private DeadLetterChecks() {}

    public static List<String> violations(Catalog catalog, LoadResult loadResult, List<DeadLetter> letters) {
        ViolationSamples twice = new ViolationSamples("Requests with more than one dead letter");
        ViolationSamples unjust = new ViolationSamples("Dead letters of requests that did not fail");
        ViolationSamples missing = new ViolationSamples("FAILED requests without a dead letter");
        ViolationSamples reasons =
                new ViolationSamples("Dead letters whose reason differs from what the customer received");
        ViolationSamples origins =
                new ViolationSamples("Dead letters that do not name the original topic " + Contract.REQUESTS);
        ViolationSamples keys = new ViolationSamples("Dead letters without the key of their request");
        Map<String, ObservedStatus> due = new HashMap<>();
        loadResult
                .accepted()
                .filter(outcome -> outcome.status().failed())
                .forEach(outcome -> due.put(outcome.traceId(), outcome.status()));
        Map<String, DeadLetter> seen = new HashMap<>();
        for (DeadLetter letter : letters) {
            String id = letter.traceId();
            ObservedStatus told = due.get(id);
            twice.addUnless(seen.put(id, letter) == null, id);
            unjust.addUnless(told != null, id);
            reasons.addUnless(
                    told == null || letter.reason().equals(told.reason()),
                    "%s: '%s', the customer received '%s'"
                            .formatted(id, letter.reason(), told == null ? "" : told.reason()));
            origins.addUnless(
                    letter.originalTopic().equals(Contract.REQUESTS), "%s: '%s'".formatted(id, letter.originalTopic()));
            keys.addUnless(
                    letter.key().equals(Long.toString(catalog.firstId())), "%s: '%s'".formatted(id, letter.key()));
        }
        due.keySet().stream().filter(id -> !seen.containsKey(id)).forEach(missing::add);
        List<String> found = new ArrayList<>();
        List.of(twice, unjust, missing, reasons, origins, keys).forEach(samples -> samples.into(found));
        return found;
    }
}
