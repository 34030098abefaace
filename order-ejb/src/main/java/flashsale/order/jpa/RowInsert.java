package flashsale.order.jpa;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Inserts many rows with few different statements: a thousand rows are three statements of 256 rows and one each of 128, 64, 32 and 8. The
 * database can thus prepare each of them once per connection.
 *
 * @param <T> the type that is written as a row
 */
final class RowInsert<T> {

    private static final int MOST_ROWS = 256;

    private final List<String> texts;
    private final Row<T> row;

    /** Sets the columns of a row. */
    @FunctionalInterface
    interface Row<T> {
        void set(Columns columns, T from) throws SQLException;
    }

    /**
     * @param into the beginning of the statement, with the names of the columns
     * @param columns the number of columns
     */
    RowInsert(String into, int columns, Row<T> row) {
        String one = "(" + "?, ".repeat(columns - 1) + "?)";
        texts = IntStream.rangeClosed(0, Integer.numberOfTrailingZeros(MOST_ROWS))
                .mapToObj(power -> into + " values " + (one + ", ").repeat((1 << power) - 1) + one)
                .toList();
        this.row = row;
    }

    void execute(Connection connection, List<T> all) throws SQLException {
        int from = 0;
        while (from < all.size()) {
            int rows = Math.min(MOST_ROWS, Integer.highestOneBit(all.size() - from));
            execute(connection, texts.get(Integer.numberOfTrailingZeros(rows)), all.subList(from, from + rows));
            from += rows;
        }
    }

    private void execute(Connection connection, String text, List<T> some) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Columns columns = new Columns(statement);
            for (T one : some) {
                row.set(columns, one);
            }
            statement.executeUpdate();
        }
    }

    /** Sets the columns of all rows, in order. */
    static final class Columns {

        private final PreparedStatement statement;
        private int last;

        private Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        /** Sets a text or null. */
        Columns text(String value) throws SQLException {
            if (value == null) {
                statement.setNull(++last, Types.VARCHAR);
            } else {
                statement.setString(++last, value);
            }
            return this;
        }

        Columns number(long value) throws SQLException {
            statement.setLong(++last, value);
            return this;
        }

        /** Sets a number or null, as a text like the driver does. */
        Columns decimal(BigDecimal value) throws SQLException {
            return text(value == null ? null : value.toPlainString());
        }

        /** Sets a time in UTC. The driver does not convert a local date and time, whatever the zones of this JVM and the connection. */
        Columns time(Instant value) throws SQLException {
            statement.setObject(++last, LocalDateTime.ofInstant(value, ZoneOffset.UTC));
            return this;
        }
    }
}
