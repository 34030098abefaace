package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Cases;
import flashsale.order.simulation.model.Goods;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
import flashsale.order.simulation.probe.LedgerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges whether the database holds what customers were told, each decision once, and nothing else. */
public final class LedgerChecks {
    private LedgerChecks() {}

    public static List<String> violations(Goods goods, Rush rush, List<LedgerRow> rows) {
        Cases twice = new Cases("Requests that the database has decided more than once");
        Cases differing = new Cases("Requests about which the database and HTTP differ");
        Cases other = new Cases("Confirmed orders with other items than ordered");
        Cases strangers = new Cases("Decisions in the database that no customer was told of");
        Map<String, LedgerRow> byTraceId = new HashMap<>();
        Set<String> told = new HashSet<>();
        rows.forEach(row -> twice.addUnless(byTraceId.put(row.traceId(), row) == null, row.traceId()));
        rush.accepted().forEach(outcome -> {
            told.add(outcome.traceId());
            LedgerRow row = byTraceId.get(outcome.traceId());
            Standing booked = row == null ? Standing.UNKNOWN : row.standing();
            differing.addUnless(
                    booked.equals(booked(outcome.standing())),
                    "%s is %s by HTTP, the database says %s".formatted(outcome.traceId(), outcome.standing(), booked));
            if (booked.status().equals("CONFIRMED")) {
                other.addUnless(
                        row.items().equals(goods.oneOfEach()),
                        "%s has '%s' instead of '%s'".formatted(row.traceId(), row.items(), goods.oneOfEach()));
            }
        });
        byTraceId
                .values()
                .forEach(row -> strangers.addUnless(
                        told.contains(row.traceId()), "%s %s".formatted(row.traceId(), row.standing())));
        List<String> found = new ArrayList<>();
        List.of(twice, differing, other, strangers).forEach(cases -> cases.into(found));
        return found;
    }

    /** The database's word for what a customer was told; an open request has no row. */
    private static Standing booked(Standing told) {
        return told.completed()
                ? new Standing("CONFIRMED", "")
                : told.failed() ? new Standing("REJECTED", told.reason()) : Standing.UNKNOWN;
    }
}
