package flashsale.order.jpa;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Stores a point in time in UTC: the driver writes timestamps in the zone of the connection, which the URL sets to UTC. A local date and
 * time would be converted through the zone of this JVM, in which some do not exist.
 */
@Converter
public class UtcTime implements AttributeConverter<Instant, Timestamp> {

    @Override
    public Timestamp convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    @Override
    public Instant convertToEntityAttribute(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
