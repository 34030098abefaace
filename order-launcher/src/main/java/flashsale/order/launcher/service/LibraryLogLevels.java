package flashsale.order.launcher.service;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The log levels of the libraries in the launcher, whose messages are long and not meant for its user. */
public final class LibraryLogLevels {
    /** Strong references, because a logger that is garbage-collected loses its level. */
    private static final List<Logger> LOGGERS = Stream.of("org.apache.kafka", "org.flywaydb", "ch.vorburger", "kafka")
            .map(Logger::getLogger)
            .toList();

    private LibraryLogLevels() {}

    /** Limits each library to warnings, unless its level is already set. */
    public static void limitToWarnings() {
        LOGGERS.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
