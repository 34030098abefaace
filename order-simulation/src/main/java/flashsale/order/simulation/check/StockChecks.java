package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Shelf;
import java.util.ArrayList;
import java.util.List;

/** Judges whether the stock that is left fits to what was sold. */
public final class StockChecks {
    private StockChecks() {}

    public static List<String> violations(int completed, List<Shelf> shelves) {
        List<String> found = new ArrayList<>();
        shelves.forEach(shelf -> judge(completed, shelf, found));
        return found;
    }

    private static void judge(int completed, Shelf shelf, List<String> found) {
        String product = "Product " + shelf.productId();
        long booked = shelf.booked().pieces();
        long due = Math.max(0, shelf.initial().pieces() - completed);
        long taken = shelf.initial().pieces() - booked;
        if (booked < 0) {
            found.add("%s has a stock below 0: %,d".formatted(product, booked));
        }
        if (booked != due) {
            found.add("%s has %,d pieces left, but %,d should be".formatted(product, booked, due));
        }
        if (taken != shelf.confirmed()) {
            found.add("%s lost %,d pieces, but confirmed orders have %,d".formatted(product, taken, shelf.confirmed()));
        }
        if (!shelf.shown().equals(shelf.booked())) {
            found.add("%s shows %s by HTTP, the database says %s".formatted(product, shelf.shown(), shelf.booked()));
        }
        if (taken != 0 && shelf.booked().version() <= shelf.initial().version()) {
            found.add("%s was sold without a new version: it is still %d"
                    .formatted(product, shelf.booked().version()));
        }
    }
}
