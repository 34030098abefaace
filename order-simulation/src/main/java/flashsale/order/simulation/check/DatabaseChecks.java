package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.ViolationSamples;
import flashsale.order.simulation.probe.StoredDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the database holds exactly the decisions that customers received, each once. */
public final class DatabaseChecks {
    private DatabaseChecks() {}

    public static List<String> violations(Catalog catalog, LoadResult loadResult, List<StoredDecision> rows) {
        ViolationSamples duplicates = new ViolationSamples("Requests with more than one decision in the database");
        ViolationSamples differing = new ViolationSamples("Requests on which the database and HTTP disagree");
        ViolationSamples otherItems = new ViolationSamples("Confirmed orders with other items than ordered");
        ViolationSamples unknown = new ViolationSamples("Decisions in the database that no customer received");
        Map<String, StoredDecision> byTraceId = new HashMap<>();
        Set<String> received = new HashSet<>();
        rows.forEach(row -> duplicates.addUnless(byTraceId.put(row.traceId(), row) == null, row.traceId()));
        loadResult.accepted().forEach(outcome -> {
            received.add(outcome.traceId());
            StoredDecision row = byTraceId.get(outcome.traceId());
            ObservedStatus stored = row == null ? ObservedStatus.UNKNOWN : row.status();
            differing.addUnless(
                    stored.equals(stored(outcome.status())),
                    "%s is %s by HTTP, the database says %s".formatted(outcome.traceId(), outcome.status(), stored));
            if (stored.status().equals("CONFIRMED")) {
                otherItems.addUnless(
                        row.items().equals(catalog.oneOfEach()),
                        "%s has '%s' instead of '%s'".formatted(row.traceId(), row.items(), catalog.oneOfEach()));
            }
        });
        byTraceId
                .values()
                .forEach(row -> unknown.addUnless(
                        received.contains(row.traceId()), "%s %s".formatted(row.traceId(), row.status())));
        List<String> found = new ArrayList<>();
        List.of(duplicates, differing, otherItems, unknown).forEach(samples -> samples.addTo(found));
        return found;
    }

    /** The status in the database that corresponds to what a customer received; an undecided request has no row. */
    private static ObservedStatus stored(ObservedStatus received) {
        return received.completed()
                ? new ObservedStatus("CONFIRMED", "")
                : received.failed() ? new ObservedStatus("REJECTED", received.reason()) : ObservedStatus.UNKNOWN;
    }
}
