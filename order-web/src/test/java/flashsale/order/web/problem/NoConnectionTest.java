package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NoConnectionTest {

    @Test
    void anExhaustedPoolIsRecognizedThroughWrappers() {
        Throwable none = new ResourceAllocationException("In-use connections equal max-pool-size");

        assertThat(NoConnection.isCauseOf(new PersistenceException(new SQLException(none))))
                .isTrue();
    }

    /** The statement may or may not have been executed. */
    @Test
    void aBrokenConnectionDoesNotCount() {
        assertThat(NoConnection.isCauseOf(new PersistenceException(new SQLException("Broken", "08S01"))))
                .isFalse();
    }
}
