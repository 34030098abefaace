package flashsale.order.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The identity of this instance among those that share Redis, Kafka and the database. */
@ApplicationScoped
public class InstanceId {

    private final String id = UUID.randomUUID().toString().substring(0, 8);

    /** Eight hexadecimal digits, which change with each start. */
    public String id() {
        return id;
    }
}
