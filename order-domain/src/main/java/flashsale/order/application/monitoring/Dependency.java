package flashsale.order.application.monitoring;

import java.util.Map;

/** An external service without which the system cannot do all of its work. */
public interface Dependency {

    /**
     * How it fares.
     *
     * @param data what an operator wants to know, such as the address and the fault; no personal data, no secrets
     */
    record Condition(boolean up, Map<String, String> data) {}

    /** A stable name in lower case. */
    String name();

    /** Whether the system is not ready to work without it. */
    boolean required();

    /** Checks it now. Takes three seconds at most and does not throw. */
    Condition check();
}
