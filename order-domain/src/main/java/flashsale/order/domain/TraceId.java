package flashsale.order.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * The identity that a request shares with its decision and its order.
 *
 * @param value clients see it in the canonical text form of RFC 9562, in lower case
 */
public record TraceId(UUID value) implements Comparable<TraceId> {

    private static final int TEXT_LENGTH = 36;

    /** Parses the canonical form; empty for any other text and for null. */
    public static Optional<TraceId> parse(String text) {
        if (text == null || text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            TraceId id = new TraceId(UUID.fromString(text));
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(TraceId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
