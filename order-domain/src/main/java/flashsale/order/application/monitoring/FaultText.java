package flashsale.order.application.monitoring;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats faults for logs without personal data. Exception messages of parsers and databases can quote the input of customers,
 * so only messages of known packages, about connections and code, are shown. All other faults show just class and stack trace.
 */
public final class FaultText {

    private static final List<String> SAFE = List.of(
            "org.apache.kafka.",
            "redis.clients.",
            "java.net.",
            "java.lang.NullPointerException",
            "java.lang.NoClassDefFoundError",
            "java.lang.OutOfMemoryError");

    private FaultText() {}

    /** The root cause, in one line. */
    public static String brief(Throwable fault) {
        return causes(fault)
                .reduce((outer, inner) -> inner)
                .map(FaultText::line)
                .orElseThrow();
    }

    /** All causes with their stack traces. */
    public static String full(Throwable fault) {
        return causes(fault).map(FaultText::trace).collect(Collectors.joining(System.lineSeparator() + "Caused by: "));
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
    }

    private static String line(Throwable fault) {
        String name = fault.getClass().getName();
        if (fault instanceof SQLException sql) {
            return name + ": SQL state " + sql.getSQLState() + ", error " + sql.getErrorCode();
        }
        boolean shown = fault.getMessage() != null && SAFE.stream().anyMatch(name::startsWith);
        return shown ? name + ": " + fault.getMessage() : name;
    }

    private static String trace(Throwable fault) {
        return Stream.concat(
                        Stream.of(line(fault)), Stream.of(fault.getStackTrace()).map(frame -> "\tat " + frame))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
