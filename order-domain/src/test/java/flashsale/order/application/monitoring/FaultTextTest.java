package flashsale.order.application.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultTextTest {

    @Test
    void aMessageThatMayQuoteACustomerIsHidden() {
        Throwable fault = new IllegalStateException(
                "outer 010-1234-5678", new IllegalArgumentException("Unexpected character in: Kim, Seoul"));

        assertThat(FaultText.brief(fault)).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(FaultText.full(fault))
                .doesNotContain("Kim", "010-1234-5678")
                .contains("java.lang.IllegalStateException")
                .contains("Caused by: java.lang.IllegalArgumentException")
                .contains("\tat " + FaultTextTest.class.getName());
    }

    @Test
    void aDatabaseFaultIsShownByItsCodes() {
        Throwable fault = new RuntimeException(
                new SQLException("Incorrect string value: 'Kim' for column 'name'", "HY000", 1366));

        assertThat(FaultText.brief(fault)).isEqualTo("java.sql.SQLException: SQL state HY000, error 1366");
    }

    @Test
    void aConnectionFaultIsShownWithItsMessage() {
        assertThat(FaultText.brief(new RuntimeException(new ConnectException("Connection refused"))))
                .isEqualTo("java.net.ConnectException: Connection refused");
    }
}
