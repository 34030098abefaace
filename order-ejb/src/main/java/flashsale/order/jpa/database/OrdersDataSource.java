package flashsale.order.jpa.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * Produces the data source of the persistence unit for plain and session beans. In a session bean WildFly would look up a name without
 * {@code java:} only among the resources of that bean.
 */
@ApplicationScoped
public class OrdersDataSource {

    static final String NAME = "jdbc/flashsale";

    @Produces
    @Resource(lookup = NAME)
    private DataSource dataSource;
}
