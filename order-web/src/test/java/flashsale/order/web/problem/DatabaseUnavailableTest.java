package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableTest {

    @Test
    void anExhaustedPoolIsRecognizedThroughWrappers() {
        Throwable none = new ResourceAllocationException("In-use connections equal max-pool-size");

        assertThat(DatabaseUnavailable.reason(new PersistenceException(new SQLException(none))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no database connection"));
    }

    @Test
    void aRowThatAnotherTransactionHoldsIsRecognized() {
        Throwable timeout = new SQLException("Lock wait timeout exceeded", "HY000", 1205);

        assertThat(DatabaseUnavailable.reason(new LockNotGrantedException(timeout)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("held the same rows"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1290, 1836, 1792, 1021, 1114})
    void aDatabaseThatTakesNoWritesIsRecognized(int error) {
        Throwable refused = new SQLException("Cannot write", "HY000", error);

        assertThat(DatabaseUnavailable.reason(new PersistenceException(refused)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("takes no writes, error " + error));
    }

    @Test
    void aWriteThatTheDatabaseRefusesForItsOwnSakeDoesNotCount() {
        Throwable refused = new SQLException("Data too long for column", "22001", 1406);

        assertThat(DatabaseUnavailable.reason(new PersistenceException(refused)))
                .isEmpty();
    }

    /** A retry by the server, not by the caller, is the answer to it. */
    @Test
    void aLostOptimisticLockDoesNotCount() {
        assertThat(DatabaseUnavailable.reason(new StaleDataException(null))).isEmpty();
    }

    /** The statement may or may not have been executed, but a read changes nothing. */
    @Test
    void aBrokenConnectionCountsForReadsOnly() {
        Throwable broken = new PersistenceException(new SQLException("Broken", "08S01"));

        assertThat(DatabaseUnavailable.reason(broken)).isEmpty();
        assertThat(DatabaseUnavailable.isConnectionBroken(broken)).isTrue();
        assertThat(DatabaseUnavailable.isConnectionBroken(
                        new PersistenceException(new SQLException("Denied", "42000"))))
                .isFalse();
    }
}
