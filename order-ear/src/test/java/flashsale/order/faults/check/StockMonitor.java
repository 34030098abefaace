package flashsale.order.faults.check;

import flashsale.order.faults.client.ClientHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks the stock periodically during a run: it is never negative, and units sold and units left add up to the initial stock. */
public final class StockMonitor {

    private static final long PERIOD_MILLIS = 200;

    private final OrderDatabase database;
    private final int initialStock;
    private final ClientHistory history;
    private final AtomicInteger checkCount = new AtomicInteger();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    public StockMonitor(OrderDatabase database, int initialStock, ClientHistory history) {
        this.database = database;
        this.initialStock = initialStock;
        this.history = history;
        scheduler.scheduleWithFixedDelay(this::tryCheck, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tryCheck() {
        try {
            check();
        } catch (SQLException databaseAway) {
            // Some tests stop the database on purpose.
        } catch (RuntimeException failure) {
            history.violation("The test itself failed: " + failure);
        }
    }

    /** Checks the stock once. */
    public void check() throws SQLException {
        List<OrderDatabase.StockLevel> stockLevels;
        try (Connection connection = database.system().connect()) {
            stockLevels = database.stockLevels(connection);
        }
        checkCount.incrementAndGet();
        if (stockLevels.size() != database.products().size()) {
            history.violation("Products are missing: " + stockLevels);
        }
        for (OrderDatabase.StockLevel level : stockLevels) {
            if (level.stock() < 0 || level.stock() + level.sold() != initialStock) {
                history.violation("%s, but the initial stock was %d".formatted(level, initialStock));
            }
        }
    }

    public int checkCount() {
        return checkCount.get();
    }

    public void stop() {
        scheduler.shutdown();
    }
}
