package flashsale.order.kafka.client;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Kafka's clients from filling the log: each new one tells a hundred settings, and each look at the dead letters makes one. What
 * an operator needs of it, such as who decides which partitions, is told here anyway.
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
