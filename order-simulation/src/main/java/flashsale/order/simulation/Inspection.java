package flashsale.order.simulation;

import flashsale.order.simulation.check.AnswerChecks;
import flashsale.order.simulation.check.DeadLetterChecks;
import flashsale.order.simulation.check.DetailChecks;
import flashsale.order.simulation.check.LedgerChecks;
import flashsale.order.simulation.check.StatusChecks;
import flashsale.order.simulation.check.StockChecks;
import flashsale.order.simulation.model.Goods;
import flashsale.order.simulation.model.Goods.Stock;
import flashsale.order.simulation.model.Members;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Shelf;
import flashsale.order.simulation.probe.DeadLetterTopic;
import flashsale.order.simulation.probe.Ledger;
import flashsale.order.simulation.probe.ShopApi;
import flashsale.order.simulation.probe.StatusStore;
import flashsale.order.simulation.report.Percentiles;
import flashsale.order.simulation.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Collects what each place knows about the promotion and has it judged; a place that is silent is a violation. */
final class Inspection {
    private static final int ORDERS_LOOKED_AT = 5;
    private static final Stock NO_STOCK = new Stock(-1, -1);

    private final Goods goods;
    private final Members members;
    private final Rush rush;
    private final List<String> violations;
    private List<Shelf> shelves = List.of();
    private int deadLetters;

    Inspection(Goods goods, Members members, Rush rush, List<String> earlierViolations) {
        this.goods = goods;
        this.members = members;
        this.rush = rush;
        this.violations = new ArrayList<>(earlierViolations);
    }

    private interface Look {
        List<String> violations() throws ServiceFault, InterruptedException;
    }

    void answers(Promotion promotion) {
        violations.addAll(AnswerChecks.violations(promotion, rush));
    }

    void details(ShopApi shop) throws InterruptedException {
        List<Outcome> completed =
                rush.accepted().filter(o -> o.standing().completed()).toList();
        int step = Math.max(1, completed.size() / ORDERS_LOOKED_AT);
        List<Outcome> some = IntStream.range(0, Math.min(completed.size(), ORDERS_LOOKED_AT))
                .mapToObj(i -> completed.get(i * step))
                .toList();
        for (Outcome outcome : some) {
            String token = members.token(outcome.customer());
            look(() -> DetailChecks.violations(
                    goods, members.name(outcome.customer()), shop.order(outcome.traceId(), token)));
        }
    }

    void statuses(StatusStore store) throws InterruptedException {
        List<String> traceIds = rush.accepted().map(Outcome::traceId).toList();
        look(() -> StatusChecks.violations(rush, store.read(traceIds)));
    }

    void ledger(Ledger ledger) throws InterruptedException {
        look(() -> LedgerChecks.violations(goods, rush, ledger.decisions(members.prefix())));
    }

    void stock(ShopApi shop, Ledger ledger) throws InterruptedException {
        look(() -> {
            Map<Long, Stock> booked = ledger.stock(goods.firstId(), goods.lastId());
            Map<Long, Long> confirmed = ledger.confirmedPieces(members.prefix());
            List<Shelf> found = new ArrayList<>();
            for (int i = 0; i < goods.count(); i++) {
                long id = goods.firstId() + i;
                found.add(new Shelf(
                        id,
                        goods.initial().get(i),
                        shop.product(id),
                        booked.getOrDefault(id, NO_STOCK),
                        confirmed.getOrDefault(id, 0L)));
            }
            shelves = found;
            return StockChecks.violations(rush.completed(), shelves);
        });
    }

    void deadLetters(DeadLetterTopic topic) throws InterruptedException {
        look(() -> {
            List<DeadLetter> letters = topic.read(members.prefix(), rush.failed());
            deadLetters = letters.size();
            return DeadLetterChecks.violations(goods, rush, letters);
        });
    }

    Report report() {
        return new Report(
                rush.outcomes().size(),
                (int) rush.accepted().count(),
                rush.completed(),
                rush.failed(),
                deadLetters,
                shelves.stream().map(Report.Product::of).toList(),
                rush.accepting().toNanos() / 1e9,
                rush.deciding().toNanos() / 1e9,
                rush.decided().toNanos() / 1e9,
                Percentiles.ofMicros(rush.outcomes().stream()
                        .filter(o -> o.receipt().code() != 0)
                        .mapToInt(o -> o.receipt().micros())),
                violations);
    }

    private void look(Look look) throws InterruptedException {
        try {
            violations.addAll(look.violations());
        } catch (ServiceFault silence) {
            violations.add(silence.getMessage());
        }
    }
}
