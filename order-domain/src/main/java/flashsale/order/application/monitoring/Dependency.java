package flashsale.order.application.monitoring;

import java.util.Map;

/** An external service that the system depends on, and its health check. */
public interface Dependency {

    /**
     * The result of a health check.
     *
     * @param data details for operators, such as the address and the fault; no personal data, no secrets
     */
    record Condition(boolean up, Map<String, String> data) {}

    /** A stable name in lower case. */
    String name();

    /** Whether this instance can accept orders and answer for them only while this service is up. */
    boolean required();

    /** Checks the service now. Takes at most three seconds and does not throw. */
    Condition check();
}
