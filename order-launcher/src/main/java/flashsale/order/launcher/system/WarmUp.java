package flashsale.order.launcher.system;

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
 * Small promotions, so that the JVM has compiled the way of an order before customers come: what a team does with a server before
 * a sale opens. Their products and orders are taken out of the database again.
 */
final class WarmUp {

    /** A few customers leave the compiler time, a crowd shows it what an event is like; all get something, so no dead letter comes. */
    private static final List<Promotion> IN_TURN =
            List.of(new Promotion(1_500, 3, 1_500, 16), new Promotion(1_000, 3, 1_000, 1_000));

    private static final long LONG_ENOUGH = Duration.ofSeconds(30).toNanos();

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

    /** Returns after so many promotions that the compiler had its time, 30 s or a little more; what they come to is of no interest. */
    void play() throws InterruptedException {
        List<Long> products = new ArrayList<>();
        long begin = System.nanoTime();
        Report report;
        int played = 0;
        do {
            report = simulation.play(IN_TURN.get(played++ % IN_TURN.size()));
            report.products().stream().map(Product::productId).forEach(products::add);
        } while (report.holds() && System.nanoTime() - begin < LONG_ENOUGH);
        if (!products.isEmpty()) {
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
            throw new LauncherException("The orders of the rehearsal cannot be removed", fault);
        }
    }
}
