package flashsale.order.jpa;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * An INSERT of many rows as one statement. Making its text costs the driver a fraction of what it takes to join a JDBC batch to the
 * same text. One thread uses it, and adds the columns of each row in their order.
 */
final class RowInsert implements AutoCloseable {

    private final PreparedStatement statement;
    private int parameter;

    /**
     * @param into the head of the statement with the names of its columns
     * @param columns how many these are
     * @param rows 1 or more
     */
    RowInsert(Connection connection, String into, int columns, int rows) throws SQLException {
        String row = "(" + "?, ".repeat(columns - 1) + "?)";
        statement = connection.prepareStatement(into + " values " + (row + ", ").repeat(rows - 1) + row);
    }

    RowInsert add(String text) throws SQLException {
        statement.setString(++parameter, text);
        return this;
    }

    RowInsert add(long number) throws SQLException {
        statement.setLong(++parameter, number);
        return this;
    }

    RowInsert add(BigDecimal number) throws SQLException {
        statement.setBigDecimal(++parameter, number);
        return this;
    }

    /** In UTC and as text, so that neither the zone of this JVM nor that of the connection has a say. */
    RowInsert add(Instant time) throws SQLException {
        String utc = time.toString();
        return add(utc.substring(0, utc.length() - 1));
    }

    void execute() throws SQLException {
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
