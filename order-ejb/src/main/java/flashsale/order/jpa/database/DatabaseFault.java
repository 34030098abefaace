package flashsale.order.jpa.database;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/**
 * The kinds of the database's faults that the application handles, by SQL state (ISO/IEC 9075) and by the error codes of MySQL and MariaDB.
 * Any other fault is an outage: the work is retried until the database is available again.
 */
enum DatabaseFault {
    /** Another transaction holds a row: its lock was not granted in time (1205), or a deadlock was resolved (class 40). */
    LOCK_NOT_GRANTED {
        @Override
        boolean matches(Throwable cause) {
            return cause instanceof SQLException sql && (sql.getErrorCode() == 1205 || isOfClass("40", sql));
        }
    },

    /** Another transaction changed the same version or inserted the same key (1062). */
    STALE_DATA {
        @Override
        boolean matches(Throwable cause) {
            return cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY;
        }
    },

    /**
     * The data breaks a rule of the database: a value (class 22), a constraint (class 23), or one of those with a general state: a character
     * that the column cannot hold (1366), MySQL's check constraint (3819), or the size of a row (1118) or of a packet (1153).
     */
    REFUSED_DATA {
        @Override
        boolean matches(Throwable cause) {
            return cause instanceof SQLException sql
                    && sql.getErrorCode() != DUPLICATE_KEY
                    && (isOfClass("22", sql)
                            || isOfClass("23", sql)
                            || REFUSED.contains(sql.getErrorCode())
                            || sql.getClass().getSimpleName().equals(PACKET_TOO_BIG));
        }
    };

    private static final int DUPLICATE_KEY = 1062;

    private static final Set<Integer> REFUSED = Set.of(1366, 3819, 1118, 1153);

    /** The driver's exception for a packet that it does not send. The driver is not on this module's class path. */
    private static final String PACKET_TOO_BIG = "PacketTooBigException";

    abstract boolean matches(Throwable cause);

    private static boolean isOfClass(String stateClass, SQLException failed) {
        return failed.getSQLState() != null && failed.getSQLState().startsWith(stateClass);
    }
}
