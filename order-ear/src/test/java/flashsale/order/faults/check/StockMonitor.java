package flashsale.order.faults.check;

import flashsale.order.faults.client.ClientHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks again and again, for as long as a sale runs: no stock below zero, and what is sold and what is left are what there was. */
public final class StockMonitor {

    private static final long PERIOD_MILLIS = 200;

    private final OrderDatabase database;
    private final int firstStock;
    private final ClientHistory history;
    private final AtomicInteger checkCount = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    public StockMonitor(OrderDatabase database, int firstStock, ClientHistory history) {
        this.database = database;
        this.firstStock = firstStock;
        this.history = history;
        clock.scheduleWithFixedDelay(this::tryCheck, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tryCheck() {
        try {
            check();
        } catch (SQLException databaseAway) {
            // That is what some tests are about.
        } catch (RuntimeException mistake) {
            history.violation("The test itself failed: " + mistake);
        }
    }

    /** Looks once. */
    public void check() throws SQLException {
        List<OrderDatabase.StockLevel> stockLevels;
        try (Connection connection = database.system().connect()) {
            stockLevels = database.stockLevels(connection);
        }
        checkCount.incrementAndGet();
        if (stockLevels.size() != database.products().size()) {
            history.violation("Products are gone: " + stockLevels);
        }
        for (OrderDatabase.StockLevel level : stockLevels) {
            if (level.stock() < 0 || level.stock() + level.sold() != firstStock) {
                history.violation("%s, and the first stock was %d".formatted(level, firstStock));
            }
        }
    }

    public int checkCount() {
        return checkCount.get();
    }

    public void stop() {
        clock.shutdown();
    }
}
