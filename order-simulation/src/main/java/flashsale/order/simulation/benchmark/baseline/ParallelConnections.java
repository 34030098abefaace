package flashsale.order.simulation.benchmark.baseline;

import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.model.ServiceFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Concurrent connections that write decisions. */
record ParallelConnections(BenchmarkData data, int connections) {

    interface Work {
        void with(Connection connection) throws SQLException;
    }

    /** Runs the work once on each connection, concurrently, and returns the seconds it took in all. */
    double seconds(Work work) throws ServiceFault, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Connection> opened = new ArrayList<>();
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Connection connection = data.connect();
                opened.add(connection);
                connection.setAutoCommit(false);
                tasks.add(() -> {
                    work.with(connection);
                    return null;
                });
            }
            long begin = System.nanoTime();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        } catch (SQLException | ExecutionException fault) {
            throw new ServiceFault("The database does not accept decisions by plain JDBC", fault);
        } finally {
            threads.shutdownNow();
            close(opened);
        }
    }

    private static void close(List<Connection> opened) {
        for (Connection connection : opened) {
            try {
                connection.close();
            } catch (SQLException gone) {
                continue;
            }
        }
    }
}
