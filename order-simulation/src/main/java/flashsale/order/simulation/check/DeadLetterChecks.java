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

    public static List<String> violations(Catalog catalog, LoadResult loadResult, List<DeadLetter> deadLetters) {
        ViolationSamples duplicates = new ViolationSamples("Requests with more than one dead letter");
        ViolationSamples unexpected = new ViolationSamples("Dead letters of requests that did not fail");
        ViolationSamples missing = new ViolationSamples("FAILED requests without a dead letter");
        ViolationSamples reasons =
                new ViolationSamples("Dead letters whose reason differs from what the customer received");
        ViolationSamples origins =
                new ViolationSamples("Dead letters that do not name the original topic " + Contract.REQUESTS);
        ViolationSamples keys = new ViolationSamples("Dead letters without the key of their request");
        Map<String, ObservedStatus> expected = new HashMap<>();
        loadResult
                .accepted()
                .filter(outcome -> outcome.status().failed())
                .forEach(outcome -> expected.put(outcome.traceId(), outcome.status()));
        Map<String, DeadLetter> seen = new HashMap<>();
        for (DeadLetter deadLetter : deadLetters) {
            String id = deadLetter.traceId();
            ObservedStatus received = expected.get(id);
            duplicates.addUnless(seen.put(id, deadLetter) == null, id);
            unexpected.addUnless(received != null, id);
            reasons.addUnless(
                    received == null || deadLetter.reason().equals(received.reason()),
                    "%s: '%s', the customer received '%s'"
                            .formatted(id, deadLetter.reason(), received == null ? "" : received.reason()));
            origins.addUnless(
                    deadLetter.originalTopic().equals(Contract.REQUESTS),
                    "%s: '%s'".formatted(id, deadLetter.originalTopic()));
            keys.addUnless(
                    deadLetter.key().equals(Long.toString(catalog.firstId())),
                    "%s: '%s'".formatted(id, deadLetter.key()));
        }
        expected.keySet().stream().filter(id -> !seen.containsKey(id)).forEach(missing::add);
        List<String> found = new ArrayList<>();
        List.of(duplicates, unexpected, missing, reasons, origins, keys).forEach(samples -> samples.addTo(found));
        return found;
    }
}
