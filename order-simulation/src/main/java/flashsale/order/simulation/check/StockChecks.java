package flashsale.order.simulation.check;

import flashsale.order.simulation.model.ProductAudit;
import java.util.ArrayList;
import java.util.List;

/** Checks that the remaining stock matches what was sold. */
public final class StockChecks {
    private StockChecks() {}

    public static List<String> violations(int completed, List<ProductAudit> audits) {
        List<String> found = new ArrayList<>();
        audits.forEach(audit -> check(completed, audit, found));
        return found;
    }

    private static void check(int completed, ProductAudit audit, List<String> found) {
        String product = "Product " + audit.productId();
        long stored = audit.stored().units();
        long expected = Math.max(0, audit.initial().units() - completed);
        long taken = audit.initial().units() - stored;
        if (stored < 0) {
            found.add("%s has a stock below 0: %,d".formatted(product, stored));
        }
        if (stored != expected) {
            found.add("%s has %,d units left, but %,d should be".formatted(product, stored, expected));
        }
        if (taken != audit.confirmed()) {
            found.add("%s lost %,d units, but confirmed orders have %,d".formatted(product, taken, audit.confirmed()));
        }
        if (!audit.served().equals(audit.stored())) {
            found.add("%s shows %s by HTTP, the database says %s".formatted(product, audit.served(), audit.stored()));
        }
        if (taken != 0 && audit.stored().version() <= audit.initial().version()) {
            found.add("%s was sold without a new version: it is still %d"
                    .formatted(product, audit.stored().version()));
        }
    }
}
