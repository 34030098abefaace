package flashsale.order.jpa;

import com.mysql.cj.jdbc.MysqlDataSource;
import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.decide.RetryPolicy;
import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.Redrives;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.domain.Product;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.launcher.system.LocalServices;
import flashsale.order.metrics.RealMetrics;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The JPA adapters on the real database, with the shipped persistence unit. */
public final class RealDatabase {

    /** Parameters that the server's pool adds to the address. */
    private static final String STATEMENTS =
            "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=100&prepStmtCacheSqlLimit=32768&openTelemetry=DISABLED";

    /** Digests with the secret of the tests. */
    static final RequestDigests DIGESTS = new RequestDigests(Samples.SECRET);

    /** The JPA provider to test; each server has its own. */
    private static final String PROVIDER =
            System.getProperty("flashsale.test.jpa", "org.eclipse.persistence.jpa.PersistenceProvider");

    private final DataSource dataSource;
    private final PersistenceContexts contexts;
    private final JpaProducts products = new JpaProducts();
    private final JpaOrders orders = new JpaOrders();
    private final JpaRedrives redrives = new JpaRedrives();
    private final JpaUnitOfWork unitOfWork = new JpaUnitOfWork();

    private RealDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        contexts = new PersistenceContexts(factory(dataSource));
        products.entities = contexts.current();
        orders.entities = contexts.current();
        orders.dataSource = contexts.connections();
        orders.digests = DIGESTS;
        redrives.entities = contexts.current();
        unitOfWork.entities = contexts.current();
    }

    /** The database of the shared services. */
    public static RealDatabase get() {
        return Holder.DATABASE;
    }

    /** The same database through another data source. */
    public static RealDatabase through(DataSource dataSource) {
        return new RealDatabase(dataSource);
    }

    /**
     * A data source of the real database.
     *
     * @param parameters further parameters of the driver, each with a leading ampersand
     */
    public static DataSource dataSource(String parameters) {
        LocalServices services = RealServices.get();
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(services.jdbc() + STATEMENTS + parameters);
        source.setUser(services.user());
        source.setPassword(services.password());
        return source;
    }

    public Products products() {
        return contexts.supporting(Products.class, products);
    }

    public Orders orders() {
        return contexts.supporting(Orders.class, orders);
    }

    public UnitOfWork unitOfWork() {
        return contexts.starting(unitOfWork);
    }

    public Redrives redrives() {
        Redrives supporting = contexts.supporting(Redrives.class, redrives);
        return new Redrives() {
            @Override
            public Instant horizon() {
                return supporting.horizon();
            }

            @Override
            public void raiseHorizon(Instant failedBefore) {
                unitOfWork().run(() -> {
                    supporting.raiseHorizon(failedBefore);
                    return failedBefore;
                });
            }
        };
    }

    public DecideOrders decideOrders(int attempts) {
        RetryPolicy retry = new RetryPolicy(attempts, Duration.ofMillis(5));
        return new DecideOrders(
                unitOfWork(), products(), orders(), retry, Clock.systemUTC(), new RealMetrics().orderMetrics());
    }

    public Sql sql() {
        return new Sql(dataSource);
    }

    /** Adds products and returns them with their versions. */
    public List<Product> onSale(List<Product> some) {
        return unitOfWork().run(() -> some.stream().map(products::add).toList());
    }

    public Product onSale(Product one) {
        return onSale(List.of(one)).get(0);
    }

    private static EntityManagerFactory factory(DataSource dataSource) {
        return Persistence.createEntityManagerFactory(
                "orders",
                Map.of(
                        "jakarta.persistence.provider",
                        PROVIDER,
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource));
    }

    private static final class Holder {
        static final RealDatabase DATABASE = new RealDatabase(dataSource(""));
    }
}
