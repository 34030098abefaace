package flashsale.order.domain;

import static flashsale.order.domain.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleTermsTest {

    private static final SaleTerms AN_HOUR =
            new SaleTerms(Optional.of(NOON), Optional.of(NOON.plusSeconds(3_600)), false);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T11:59:59.999Z, SCHEDULED, SALE_NOT_OPEN",
        "2026-11-22T12:00:00Z, OPEN,",
        "2026-11-22T12:59:59.999Z, OPEN,",
        "2026-11-22T13:00:00Z, CLOSED, SALE_CLOSED"
    })
    void theOpeningIsInsideAndTheClosingOutside(Instant now, SaleState state, Reason rejection) {
        assertThat(AN_HOUR.state(1, now)).isEqualTo(state);
        assertThat(AN_HOUR.rejection(now)).isEqualTo(Optional.ofNullable(rejection));
    }

    @Test
    void aPauseRejectsNothingThatWasAccepted() {
        SaleTerms paused = AN_HOUR.withPaused(true);

        assertThat(paused.state(1, NOON)).isEqualTo(SaleState.PAUSED);
        assertThat(paused.rejection(NOON)).isEmpty();
    }

    @Test
    void aPauseNeitherHidesTheOpeningNorTheClosing() {
        SaleTerms paused = AN_HOUR.withPaused(true);

        assertThat(paused.state(1, NOON.minusSeconds(1))).isEqualTo(SaleState.SCHEDULED);
        assertThat(paused.state(1, NOON.plusSeconds(3_600))).isEqualTo(SaleState.CLOSED);
    }

    @Test
    void anOpenSaleWithoutStockIsSoldOut() {
        assertThat(AN_HOUR.state(0, NOON)).isEqualTo(SaleState.SOLD_OUT);
        assertThat(AN_HOUR.withPaused(true).state(0, NOON)).isEqualTo(SaleState.PAUSED);
    }

    @Test
    void withoutTermsAProductIsAlwaysOnSale() {
        assertThat(SaleTerms.NONE.state(1, Instant.MIN)).isEqualTo(SaleState.OPEN);
        assertThat(SaleTerms.NONE.rejection(Instant.MAX)).isEmpty();
    }
}
