package flashsale.order.kafka.client;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log level of the Kafka clients. Each new client logs a hundred settings, and each page of dead letters creates a client.
 * The application itself logs what operators need, such as partition assignments.
 */
final class LibraryLog {

    /** A strong reference: a logger that is garbage-collected loses its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private LibraryLog() {}

    /** Raises the level to WARNING, unless an operator has set one. */
    static void quieten() {
        if (KAFKA.getLevel() == null) {
            KAFKA.setLevel(Level.WARNING);
        }
    }
}
