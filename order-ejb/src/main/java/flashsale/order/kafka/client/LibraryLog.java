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

    /** Reports each record that a {@link PollBudget} leaves to the next poll as an error, without naming the record or the cause. */
    private static final Logger RECORDS =
            Logger.getLogger("org.apache.kafka.clients.consumer.internals.CompletedFetch");

    private LibraryLog() {}

    /** Raises the levels, unless an operator has set one. */
    static void quieten() {
        if (KAFKA.getLevel() == null) {
            KAFKA.setLevel(Level.WARNING);
        }
        if (RECORDS.getLevel() == null) {
            RECORDS.setLevel(Level.OFF);
        }
    }
}
