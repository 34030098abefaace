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
        ViolationSamples twice = new ViolationSamples("Requests with more than one decision in the database");
        ViolationSamples differing = new ViolationSamples("Requests on which the database and HTTP disagree");
        ViolationSamples other = new ViolationSamples("Confirmed orders with other items than ordered");
        ViolationSamples strangers = new ViolationSamples("Decisions in the database that no customer received");
        Map<String, StoredDecision> byTraceId = new HashMap<>();
        Set<String> told = new HashSet<>();
        rows.forEach(row -> twice.addUnless(byTraceId.put(row.traceId(), row) == null, row.traceId()));
        loadResult.accepted().forEach(outcome -> {
            told.add(outcome.traceId());
            StoredDecision row = byTraceId.get(outcome.traceId());
            ObservedStatus booked = row == null ? ObservedStatus.UNKNOWN : row.status();
            differing.addUnless(
                    booked.equals(booked(outcome.status())),
                    "%s is %s by HTTP, the database says %s".formatted(outcome.traceId(), outcome.status(), booked));
            if (booked.status().equals("CONFIRMED")) {
                other.addUnless(
                        row.items().equals(catalog.oneOfEach()),
                        "%s has '%s' instead of '%s'".formatted(row.traceId(), row.items(), catalog.oneOfEach()));
            }
        });
        byTraceId
                .values()
                .forEach(row -> strangers.addUnless(
                        told.contains(row.traceId()), "%s %s".formatted(row.traceId(), row.status())));
        List<String> found = new ArrayList<>();
        List.of(twice, differing, other, strangers).forEach(samples -> samples.into(found));
        return found;
    }

    /** The status in the database that corresponds to what a customer received; an undecided request has no row. */
    private static ObservedStatus booked(ObservedStatus told) {
        return told.completed()
                ? new ObservedStatus("CONFIRMED", "")
                : told.failed() ? new ObservedStatus("REJECTED", told.reason()) : ObservedStatus.UNKNOWN;
    }
}
