package flashsale.order.jpa;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * The data source of the persistence unit, for plain and for session beans. For the latter WildFly would look up a name without
 * {@code java:} among what belongs to the bean alone.
 */
@ApplicationScoped
public class OrdersDataSource {

    static final String NAME = "jdbc/flashsale";

    @Produces
    @Resource(lookup = NAME)
    private DataSource dataSource;
}
