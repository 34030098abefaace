package flashsale.order.web.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A time in the text of a client: a date and a time with an offset, as in ISO 8601 and RFC 3339. */
final class InstantText {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** Drivers send a time as a TIMESTAMP, which ends in January 2038. MariaDB stores a later one as NULL, without an error. */
    private static final Instant LATEST = Instant.parse("2037-12-31T23:59:59.999Z");

    private InstantText() {}

    /** Returns the time, truncated to the millisecond; empty if the text is none, has no offset, or is outside the years 1970 to 2037. */
    static Optional<Instant> parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
