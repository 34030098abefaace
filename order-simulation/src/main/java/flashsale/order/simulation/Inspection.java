package flashsale.order.simulation;

import flashsale.order.simulation.check.DatabaseChecks;
import flashsale.order.simulation.check.DeadLetterChecks;
import flashsale.order.simulation.check.OrderChecks;
import flashsale.order.simulation.check.ResponseChecks;
import flashsale.order.simulation.check.StatusChecks;
import flashsale.order.simulation.check.StockChecks;
import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.Members;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.ProductAudit;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.probe.DatabaseProbe;
import flashsale.order.simulation.probe.DeadLetter;
import flashsale.order.simulation.probe.DeadLetterProbe;
import flashsale.order.simulation.probe.RedisProbe;
import flashsale.order.simulation.probe.ShopApi;
import flashsale.order.simulation.report.Percentiles;
import flashsale.order.simulation.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An inspection after a promotion: reads each source (HTTP, Redis, database, Kafka) and runs its checks. A source that does not respond
 * counts as a violation.
 */
final class Inspection {
    private static final int ORDERS_TO_CHECK = 5;
    private static final Stock NO_STOCK = new Stock(-1, -1);

    private final Catalog catalog;
    private final Members members;
    private final LoadResult loadResult;
    private final List<String> violations;
    private List<ProductAudit> audits = List.of();
    private int deadLetters;

    Inspection(Catalog catalog, Members members, LoadResult loadResult, List<String> earlierViolations) {
        this.catalog = catalog;
        this.members = members;
        this.loadResult = loadResult;
        this.violations = new ArrayList<>(earlierViolations);
    }

    private interface Check {
        List<String> violations() throws ServiceFault, InterruptedException;
    }

    void responses(Promotion promotion) {
        violations.addAll(ResponseChecks.violations(promotion, loadResult));
    }

    void orders(ShopApi shop) throws InterruptedException {
        List<Outcome> completed =
                loadResult.accepted().filter(o -> o.status().completed()).toList();
        int step = Math.max(1, completed.size() / ORDERS_TO_CHECK);
        List<Outcome> sample = IntStream.range(0, Math.min(completed.size(), ORDERS_TO_CHECK))
                .mapToObj(i -> completed.get(i * step))
                .toList();
        for (Outcome outcome : sample) {
            String token = members.token(outcome.customer());
            run(() -> OrderChecks.violations(
                    catalog, members.name(outcome.customer()), shop.order(outcome.traceId(), token)));
        }
    }

    void statuses(RedisProbe store) throws InterruptedException {
        List<String> traceIds = loadResult.accepted().map(Outcome::traceId).toList();
        run(() -> StatusChecks.violations(loadResult, store.read(traceIds)));
    }

    void decisions(DatabaseProbe database) throws InterruptedException {
        run(() -> DatabaseChecks.violations(catalog, loadResult, database.decisions(members.prefix())));
    }

    void stock(ShopApi shop, DatabaseProbe database) throws InterruptedException {
        run(() -> {
            Map<Long, Stock> stored = database.stock(catalog.firstId(), catalog.lastId());
            Map<Long, Long> confirmed = database.confirmedUnits(members.prefix());
            List<ProductAudit> found = new ArrayList<>();
            for (int i = 0; i < catalog.count(); i++) {
                long id = catalog.firstId() + i;
                found.add(new ProductAudit(
                        id,
                        catalog.initial().get(i),
                        shop.product(id),
                        stored.getOrDefault(id, NO_STOCK),
                        confirmed.getOrDefault(id, 0L)));
            }
            audits = found;
            return StockChecks.violations(loadResult.completed(), audits);
        });
    }

    void deadLetters(DeadLetterProbe topic) throws InterruptedException {
        run(() -> {
            List<DeadLetter> records = topic.read(members.prefix(), loadResult.failed());
            deadLetters = records.size();
            return DeadLetterChecks.violations(catalog, loadResult, records);
        });
    }

    Report report() {
        return new Report(
                loadResult.outcomes().size(),
                (int) loadResult.accepted().count(),
                loadResult.completed(),
                loadResult.failed(),
                deadLetters,
                audits.stream().map(Report.Product::of).toList(),
                loadResult.accepting().toNanos() / 1e9,
                loadResult.deciding().toNanos() / 1e9,
                loadResult.decided().toNanos() / 1e9,
                Percentiles.ofMicros(loadResult.outcomes().stream()
                        .filter(o -> o.postResult().code() != 0)
                        .mapToInt(o -> o.postResult().micros())),
                violations);
    }

    private void run(Check check) throws InterruptedException {
        try {
            violations.addAll(check.violations());
        } catch (ServiceFault fault) {
            violations.add(fault.getMessage());
        }
    }
}
