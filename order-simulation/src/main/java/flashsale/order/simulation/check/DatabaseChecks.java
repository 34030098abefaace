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

/** Judges whether the database holds what customers were told, each decision once, and nothing else. */
public final class DatabaseChecks {
    private DatabaseChecks() {}

    public static List<String> violations(Catalog catalog, LoadResult loadResult, List<StoredDecision> rows) {
        ViolationSamples twice = new ViolationSamples("Requests that the database has decided more than once");
        ViolationSamples differing = new ViolationSamples("Requests about which the database and HTTP differ");
        ViolationSamples other = new ViolationSamples("Confirmed orders with other items than ordered");
        ViolationSamples strangers = new ViolationSamples("Decisions in the database that no customer was told of");
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

    /** The database's word for what a customer was told; an open request has no row. */
    private static ObservedStatus booked(ObservedStatus told) {
        return told.completed()
                ? new ObservedStatus("CONFIRMED", "")
                : told.failed() ? new ObservedStatus("REJECTED", told.reason()) : ObservedStatus.UNKNOWN;
    }
}
