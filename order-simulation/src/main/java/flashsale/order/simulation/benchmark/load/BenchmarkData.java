package flashsale.order.simulation.benchmark.load;

import flashsale.order.simulation.model.ServiceAddresses;
import flashsale.order.simulation.model.ServiceFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Creates, counts and deletes the benchmark's products and orders in the database. */
public final class BenchmarkData {
    private static final String INSERT_PRODUCT =
            "INSERT INTO product (id, name, price, stock, version) VALUES (?, ?, 19.90, ?, 0)";
    private static final String OF_BENCHMARK = " member_id LIKE '" + SampleOrder.MEMBERS + "%'";
    /** Scans the table: the members' index takes longer than the query timeout. */
    private static final String COUNT =
            "SELECT COUNT(*) FROM orders IGNORE INDEX (orders_of_member) WHERE" + OF_BENCHMARK;

    private static final String CONFIRMED = COUNT + " AND status = 'CONFIRMED'";
    private static final String LATEST =
            "SELECT trace_id FROM orders WHERE" + OF_BENCHMARK + " ORDER BY trace_id DESC LIMIT ?";
    /** In primary key order, because that is how the rows are stored. */
    private static final String CHUNK_END =
            "SELECT MAX(trace_id) FROM (SELECT trace_id FROM orders WHERE trace_id > ? ORDER BY trace_id LIMIT 5000) AS next";

    private static final String REMOVE = "DELETE orders, order_item FROM orders LEFT JOIN order_item"
            + " ON order_item.trace_id = orders.trace_id WHERE orders.trace_id > ? AND orders.trace_id <= ? AND"
            + OF_BENCHMARK;
    private static final String REMOVE_PRODUCTS = "DELETE FROM product WHERE id BETWEEN " + Workload.FIRST_PRODUCT
            + " AND " + (Workload.FIRST_PRODUCT + Workload.MAX_PRODUCTS);
    private static final String STATUS_COUNTER = "SHOW GLOBAL STATUS WHERE Variable_name = ?";
    private static final String UNDO_LOG_LENGTH = "Innodb_history_list_length";
    private static final int PURGED = 1_000;
    private static final int PURGE_CHECKS = 300;

    private final ServiceAddresses services;

    public BenchmarkData(ServiceAddresses services) {
        this.services = services;
    }

    interface Query<T> {
        T with(Connection connection) throws SQLException, InterruptedException;
    }

    /** Opens a connection with the application's isolation level. */
    public Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(services.jdbc(), services.user(), services.password());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** Deletes earlier products and orders, then creates the products of a workload. */
    public void createProducts(Workload workload) throws ServiceFault, InterruptedException {
        clear();
        run(connection -> {
            try (PreparedStatement add = connection.prepareStatement(INSERT_PRODUCT)) {
                for (long id : workload.productIds().toArray()) {
                    add.setLong(1, id);
                    add.setString(2, "Benchmark product " + id);
                    add.setInt(3, workload.stock());
                    add.addBatch();
                }
                return add.executeBatch();
            }
        });
    }

    /** Number of decisions on the benchmark's orders. */
    public int decisions() throws ServiceFault, InterruptedException {
        return run(connection -> Integer.parseInt(text(connection, COUNT)));
    }

    public int confirmed() throws ServiceFault, InterruptedException {
        return run(connection -> Integer.parseInt(text(connection, CONFIRMED)));
    }

    /** Trace ids of the latest decisions. */
    public List<String> latest(int atMost) throws ServiceFault, InterruptedException {
        return run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LATEST)) {
                query.setInt(1, atMost);
                List<String> ids = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return ids;
            }
        });
    }

    /** Deletes all products and orders of benchmarks, and waits until the database has purged them. */
    public void clear() throws ServiceFault, InterruptedException {
        run(connection -> {
            String from = "";
            String to = next(connection, from);
            while (to != null) {
                remove(connection, from, to);
                from = to;
                to = next(connection, from);
            }
            try (Statement products = connection.createStatement()) {
                products.executeUpdate(REMOVE_PRODUCTS);
            }
            // The database purges in the background; its progress can only be polled.
            for (int i = 0; i < PURGE_CHECKS && counter(connection, UNDO_LOG_LENGTH) > PURGED; i++) {
                Thread.sleep(100);
            }
            return from;
        });
    }

    private static String next(Connection connection, String from) throws SQLException {
        return text(connection, CHUNK_END, from);
    }

    private static void remove(Connection connection, String from, String to) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setString(1, from);
            remove.setString(2, to);
            remove.executeUpdate();
        }
    }

    /** A status counter of the database, such as {@code Com_commit}; 0 if it does not exist. */
    public long counter(String name) throws ServiceFault, InterruptedException {
        return run(connection -> counter(connection, name));
    }

    private static long counter(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(STATUS_COUNTER)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(2) : 0;
            }
        }
    }

    private static String text(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private <T> T run(Query<T> work) throws ServiceFault, InterruptedException {
        try (Connection connection = connect()) {
            return work.with(connection);
        } catch (SQLException fault) {
            throw new ServiceFault("A statement of the benchmark failed in the database", fault);
        }
    }
}
