package flashsale.order.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * The one identity of a request, its decision and its order.
 *
 * @param value shown to clients in the canonical text form of RFC 9562, lower case
 */
public record TraceId(UUID value) implements Comparable<TraceId> {

    private static final int TEXT_LENGTH = 36;

    /** Reads the canonical form; empty for any other text, null included. */
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
