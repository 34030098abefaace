package flashsale.order.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The identity of this instance of the application among those that share its services. */
@ApplicationScoped
public class InstanceId {

    private final String id = UUID.randomUUID().toString().substring(0, 8);

    /** Eight hexadecimal digits; another after each start. */
    public String id() {
        return id;
    }
}
