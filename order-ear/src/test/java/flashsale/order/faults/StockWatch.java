package flashsale.order.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks again and again, for as long as a sale runs: no stock below zero, and what is sold and what is left are what there was. */
final class StockWatch {

    private static final long PERIOD_MILLIS = 200;

    private final Books books;
    private final int firstStock;
    private final Ledger ledger;
    private final AtomicInteger looks = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    StockWatch(Books books, int firstStock, Ledger ledger) {
        this.books = books;
        this.firstStock = firstStock;
        this.ledger = ledger;
        clock.scheduleWithFixedDelay(this::tryToLook, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tryToLook() {
        try {
            look();
        } catch (SQLException databaseAway) {
            // That is what some tests are about.
        } catch (RuntimeException mistake) {
            ledger.breach("The test itself failed: " + mistake);
        }
    }

    /** Looks once. */
    void look() throws SQLException {
        List<Books.Shelf> shelves;
        try (Connection connection = books.system().connect()) {
            shelves = books.shelves(connection);
        }
        looks.incrementAndGet();
        if (shelves.size() != books.products().size()) {
            ledger.breach("Products are gone: " + shelves);
        }
        for (Books.Shelf shelf : shelves) {
            if (shelf.stock() < 0 || shelf.stock() + shelf.sold() != firstStock) {
                ledger.breach("%s, and the first stock was %d".formatted(shelf, firstStock));
            }
        }
    }

    int looks() {
        return looks.get();
    }

    void stop() {
        clock.shutdown();
    }
}
