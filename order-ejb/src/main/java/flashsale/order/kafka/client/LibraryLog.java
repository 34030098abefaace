package flashsale.order.kafka.client;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the Kafka clients from filling the log: each new client logs a hundred settings, and each page of dead letters creates
 * one. Lines that an operator needs, such as partition assignments, are logged by the application anyway.
 */
final class LibraryLog {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private LibraryLog() {}

    /** A level that an operator has set stays. */
    static void quieten() {
        if (KAFKA.getLevel() == null) {
            KAFKA.setLevel(Level.WARNING);
        }
    }
}
