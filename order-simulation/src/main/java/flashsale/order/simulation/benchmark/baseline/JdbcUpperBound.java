package flashsale.order.simulation.benchmark.baseline;

import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.model.ServiceFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * The limit: decides batches with plain JDBC and nothing else, as fast as the database accepts them. Each transaction lowers the
 * stock last and by a difference, so that connections hardly wait for each other and never retry while there is stock.
 *
 * @param batchSize orders per transaction
 * @param connections concurrent connections
 */
public record JdbcUpperBound(int batchSize, int connections) {
    private static final int[] BATCH_SIZES = {200, 500, 1_000, 2_000};
    private static final int[] CONNECTIONS = {1, 2, 4};

    private static final int ATTEMPTS = 20;
    private static final String STOCK = "SELECT id, stock FROM product WHERE id BETWEEN ? AND ?";
    private static final String UPDATE_STOCK =
            "UPDATE product SET stock = stock - ?, version = version + 1 WHERE id = ?";

    /** Tries all combinations and returns the fastest. */
    public static JdbcUpperBound best(BenchmarkData data, Workload trial) throws ServiceFault, InterruptedException {
        JdbcUpperBound best = null;
        double highest = 0;
        for (int connections : CONNECTIONS) {
            for (int size : BATCH_SIZES) {
                JdbcUpperBound candidate = new JdbcUpperBound(size, connections);
                double rate = candidate.ordersPerSecond(data, trial);
                if (rate > highest) {
                    highest = rate;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Creates the products of the workload, then decides all its orders. */
    public double ordersPerSecond(BenchmarkData data, Workload workload) throws ServiceFault, InterruptedException {
        data.createProducts(workload);
        AtomicInteger remaining = new AtomicInteger(workload.orders());
        double seconds = new ParallelConnections(data, connections).seconds(connection -> {
            for (int size = nextBatchSize(remaining); size > 0; size = nextBatchSize(remaining)) {
                List<SampleOrder> batch = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    batch.add(SampleOrder.of(workload));
                }
                decide(connection, workload, batch);
            }
        });
        return workload.orders() / seconds;
    }

    private int nextBatchSize(AtomicInteger remaining) {
        return Math.min(batchSize, remaining.getAndAdd(-batchSize));
    }

    private static void decide(Connection connection, Workload workload, List<SampleOrder> batch) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                commit(connection, workload, batch);
                return;
            } catch (SQLException perhapsSoldOut) {
                connection.rollback();
                if (attempt == ATTEMPTS) {
                    throw perhapsSoldOut;
                }
            }
        }
    }

    /** Fails on the table's CHECK constraint if another connection took the last units meanwhile. */
    private static void commit(Connection connection, Workload workload, List<SampleOrder> batch) throws SQLException {
        try (DecisionRows rows = new DecisionRows(connection);
                PreparedStatement update = connection.prepareStatement(UPDATE_STOCK)) {
            Map<Long, Integer> stock = stock(connection, workload);
            Map<Long, Integer> taken = new TreeMap<>();
            for (SampleOrder order : batch) {
                boolean confirmed =
                        LongStream.of(order.productIds()).allMatch(id -> stock.get(id) > taken.getOrDefault(id, 0));
                rows.add(order, confirmed);
                if (confirmed) {
                    LongStream.of(order.productIds()).forEach(id -> taken.merge(id, 1, Integer::sum));
                }
            }
            rows.write();
            for (Map.Entry<Long, Integer> product : taken.entrySet()) {
                update.setInt(1, product.getValue());
                update.setLong(2, product.getKey());
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        }
    }

    private static Map<Long, Integer> stock(Connection connection, Workload workload) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(STOCK)) {
            query.setLong(1, Workload.FIRST_PRODUCT);
            query.setLong(2, Workload.FIRST_PRODUCT + workload.products() - 1);
            Map<Long, Integer> stock = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    stock.put(rows.getLong(1), rows.getInt(2));
                }
            }
            return stock;
        }
    }
}
