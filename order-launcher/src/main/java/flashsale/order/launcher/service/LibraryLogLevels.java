package flashsale.order.launcher.service;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The logs of the libraries that the launcher uses, which are long and not for its user. */
public final class LibraryLogLevels {
    /** Kept, as a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = Stream.of("org.apache.kafka", "org.flywaydb", "ch.vorburger", "kafka")
            .map(Logger::getLogger)
            .toList();

    private LibraryLogLevels() {}

    /** Leaves only warnings, unless their level is set already. */
    public static void quieten() {
        QUIET.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
