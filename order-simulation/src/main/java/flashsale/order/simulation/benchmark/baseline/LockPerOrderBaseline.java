package flashsale.order.simulation.benchmark.baseline;

import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.model.ServiceFault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The baseline, a conventional design on the same tables: one order per transaction, which locks its products in the order of
 * their ids.
 *
 * @param threads concurrent threads, each with its own connection
 */
public record LockPerOrderBaseline(int threads) {
    private static final int[] THREADS = {1, 2, 4, 8, 16};
    private static final String LOCK = "SELECT stock FROM product WHERE id = ? FOR UPDATE";
    private static final String SET = "UPDATE product SET stock = ?, version = version + 1 WHERE id = ?";

    /**
     * @param ordersPerSecond the highest rate
     * @param threads the number of threads that reached it
     */
    public record Best(double ordersPerSecond, int threads) {}

    public static Best best(BenchmarkData data, Workload workload) throws ServiceFault, InterruptedException {
        Best best = new Best(0, 0);
        for (int threads : THREADS) {
            double rate = new LockPerOrderBaseline(threads).ordersPerSecond(data, workload);
            if (rate > best.ordersPerSecond) {
                best = new Best(rate, threads);
            }
        }
        return best;
    }

    double ordersPerSecond(BenchmarkData data, Workload workload) throws ServiceFault, InterruptedException {
        data.createProducts(workload);
        AtomicInteger remaining = new AtomicInteger(workload.orders());
        double seconds = new ParallelConnections(data, threads).seconds(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement set = connection.prepareStatement(SET);
                    DecisionRows rows = new DecisionRows(connection)) {
                while (remaining.getAndDecrement() > 0) {
                    SampleOrder order = SampleOrder.of(workload);
                    rows.add(order, taken(lock, set, order.productIds()));
                    rows.write();
                    connection.commit();
                }
            }
        });
        return workload.orders() / seconds;
    }

    private static boolean taken(PreparedStatement lock, PreparedStatement set, long[] ids) throws SQLException {
        int[] stock = new int[ids.length];
        boolean enough = true;
        for (int i = 0; i < ids.length; i++) {
            lock.setLong(1, ids[i]);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                stock[i] = row.getInt(1);
            }
            enough &= stock[i] > 0;
        }
        for (int i = 0; enough && i < ids.length; i++) {
            set.setInt(1, stock[i] - 1);
            set.setLong(2, ids[i]);
            set.executeUpdate();
        }
        return enough;
    }
}
