package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Goods;
import flashsale.order.simulation.model.Goods.Stock;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.Receipt;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
import java.time.Duration;
import java.util.List;

/** A small promotion in which all went well: one order completed, one failed. */
final class Facts {
    static final Goods GOODS = new Goods(1001, List.of(new Stock(1, 0), new Stock(1, 0)));
    static final Outcome COMPLETED = outcome("c", Standing.COMPLETED);
    static final Outcome FAILED = outcome("f", Standing.SOLD_OUT);
    static final Rush RUSH = rush(COMPLETED, FAILED);

    private Facts() {}

    static Outcome outcome(String traceId, Standing standing) {
        return new Outcome(0, new Receipt(202, traceId, "", 1_000), standing, "");
    }

    static Rush rush(Outcome... outcomes) {
        return new Rush(List.of(outcomes), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(200));
    }
}
