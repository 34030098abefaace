package flashsale.order.launcher.system;

import flashsale.order.launcher.service.DecidedRequests;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.simulation.Simulation;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.report.Report;
import flashsale.order.simulation.report.Report.Product;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A warm-up of the server: small promotions, so that the JVM has compiled the code path of an order before customers come. Afterwards its records, orders and products are deleted.
 */
final class WarmUp {

    /** A promotion with few customers leaves the JIT compiler time; one with many has the load of a sale. The stock suffices for all orders, so
     * that no dead letters are published. */
    private static final List<Promotion> PROMOTIONS =
            List.of(new Promotion(1_500, 3, 1_500, 16), new Promotion(1_000, 3, 1_000, 1_000));

    private static final long MIN_NANOS = Duration.ofSeconds(30).toNanos();

    private static final Duration DECISION_TIMEOUT = Duration.ofSeconds(30);

    private static final String REMOVE_ORDERS = "DELETE orders, order_item FROM order_item"
            + " JOIN orders ON orders.trace_id = order_item.trace_id WHERE product_id BETWEEN ? AND ?";
    private static final String REMOVE_PRODUCTS = "DELETE FROM product WHERE id BETWEEN ? AND ?";

    private final Simulation simulation;
    private final LocalServices services;

    WarmUp(LocalSystem system) {
        this.services = system.services();
        this.simulation = new Simulation(
                system.http(), services.addresses(), services.key(), new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Plays promotions for 30 s or a little more, which the compiler needs; ends earlier if a check fails. Results are ignored. */
    void play() throws InterruptedException {
        List<Long> products = new ArrayList<>();
        long begin = System.nanoTime();
        Report report;
        int played = 0;
        do {
            report = simulation.play(PROMOTIONS.get(played++ % PROMOTIONS.size()));
            report.products().stream().map(Product::productId).forEach(products::add);
        } while (report.holds() && System.nanoTime() - begin < MIN_NANOS);
        // The records first: a decided record whose order is deleted would be decided again if offsets were lost.
        if (!products.isEmpty() && DecidedRequests.delete(services.kafka(), DECISION_TIMEOUT)) {
            remove(products.get(0), products.get(products.size() - 1));
        }
    }

    private void remove(long firstProduct, long lastProduct) {
        try (Connection connection =
                DriverManager.getConnection(services.jdbc(), services.user(), services.password())) {
            for (String sql : List.of(REMOVE_ORDERS, REMOVE_PRODUCTS)) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setLong(1, firstProduct);
                    statement.setLong(2, lastProduct);
                    statement.executeUpdate();
                }
            }
        } catch (SQLException fault) {
            throw new LauncherException("The orders of the warm-up cannot be deleted", fault);
        }
    }
}
