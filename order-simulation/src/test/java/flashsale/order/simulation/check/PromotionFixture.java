package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.PostResult;
import java.time.Duration;
import java.util.List;

/** A small promotion without violations: one order completed, one failed. */
final class PromotionFixture {
    static final Catalog CATALOG = new Catalog(1001, List.of(new Stock(1, 0), new Stock(1, 0)));
    static final Outcome COMPLETED = outcome("c", ObservedStatus.COMPLETED);
    static final Outcome FAILED = outcome("f", ObservedStatus.SOLD_OUT);
    static final LoadResult LOAD_RESULT = loadResult(COMPLETED, FAILED);

    private PromotionFixture() {}

    static Outcome outcome(String traceId, ObservedStatus status) {
        return new Outcome(0, new PostResult(202, traceId, "", 1_000), status, "");
    }

    static LoadResult loadResult(Outcome... outcomes) {
        return new LoadResult(
                List.of(outcomes), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(200));
    }
}
