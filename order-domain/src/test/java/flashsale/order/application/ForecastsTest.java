package flashsale.order.application;

import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import flashsale.order.application.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ForecastsTest {

    private static final Product LAMP = product(1, 3);
    private static final Product LATER_LAMP = product(1, 2).withVersion(1);
    private static final Product CHAIR = product(2, 9);
    private static final List<Long> BOTH = List.of(1L, 2L);

    private final Forecasts forecasts = new Forecasts();

    @Test
    void aBatchReliesOnWhatOthersWillLeaveUntilTheyEnd() {
        Forecasts.Batch first = forecasts.batch();
        first.foresee(List.of(LAMP));

        assertThat(forecasts.batch().relyOnOthers(BOTH)).containsExactly(LAMP);
        assertThat(forecasts.batch().relyOnOthers(List.of(2L))).isEmpty();
        first.close();
        assertThat(forecasts.batch().relyOnOthers(BOTH)).isEmpty();
    }

    @Test
    void theLatestForecastStandsWhenTheBatchBeforeItEnds() {
        Forecasts.Batch first = forecasts.batch();
        Forecasts.Batch second = forecasts.batch();
        first.foresee(List.of(LAMP, CHAIR));
        second.foresee(List.of(LATER_LAMP));

        first.close();

        assertThat(forecasts.batch().relyOnOthers(BOTH)).containsExactly(LATER_LAMP);
    }

    @Test
    void aBatchWaitsForThoseItReliesOn() {
        Forecasts.Batch first = forecasts.batch();
        first.foresee(List.of(LAMP));
        Forecasts.Batch second = forecasts.batch();
        second.relyOnOthers(BOTH);

        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> second.waitForThoseBefore(Duration.ofMinutes(1)));
        assertThat(waiting).isNotDone();
        first.close();

        assertThatNoException().isThrownBy(waiting::join);
        assertThat(second.reliedOn()).containsExactly(LAMP);
    }

    @Test
    void oneThatDoesNotEndIsALostLock() {
        forecasts.batch().foresee(List.of(LAMP));
        Forecasts.Batch second = forecasts.batch();
        second.relyOnOthers(BOTH);

        assertThatExceptionOfType(StaleDataException.class)
                .isThrownBy(() -> second.waitForThoseBefore(Duration.ofMillis(1)));
    }

    @Test
    void whoWaitsForAllOthersReliesOnNone() {
        Forecasts.Batch first = forecasts.batch();
        first.foresee(List.of(LAMP));
        Forecasts.Batch careful = forecasts.batch();

        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> careful.waitForOthers(BOTH));
        assertThat(waiting).isNotDone();
        first.close();
        waiting.join();

        assertThat(careful.relyOnOthers(BOTH)).isEmpty();
    }
}
