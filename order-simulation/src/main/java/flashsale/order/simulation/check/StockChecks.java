package flashsale.order.simulation.check;

import flashsale.order.simulation.model.ProductAudit;
import java.util.ArrayList;
import java.util.List;

/** Checks that the remaining stock matches what was sold. */
public final class StockChecks {
    private StockChecks() {}

    public static List<String> violations(int completed, List<ProductAudit> audits) {
        List<String> found = new ArrayList<>();
        audits.forEach(productAudit -> judge(completed, productAudit, found));
        return found;
    }

    private static void judge(int completed, ProductAudit productAudit, List<String> found) {
        String product = "Product " + productAudit.productId();
        long booked = productAudit.booked().units();
        long due = Math.max(0, productAudit.initial().units() - completed);
        long taken = productAudit.initial().units() - booked;
        if (booked < 0) {
            found.add("%s has a stock below 0: %,d".formatted(product, booked));
        }
        if (booked != due) {
            found.add("%s has %,d units left, but %,d should be".formatted(product, booked, due));
        }
        if (taken != productAudit.confirmed()) {
            found.add("%s lost %,d units, but confirmed orders have %,d"
                    .formatted(product, taken, productAudit.confirmed()));
        }
        if (!productAudit.shown().equals(productAudit.booked())) {
            found.add("%s shows %s by HTTP, the database says %s"
                    .formatted(product, productAudit.shown(), productAudit.booked()));
        }
        if (taken != 0
                && productAudit.booked().version() <= productAudit.initial().version()) {
            found.add("%s was sold without a new version: it is still %d"
                    .formatted(product, productAudit.booked().version()));
        }
    }
}
