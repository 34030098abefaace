package flashsale.order.jpa;

import static flashsale.order.fixture.RealProcesses.await;
import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two batches of the same product arrive at the same time. */
class TurnsAtProductsIT {

    private static final int NO_RETRY = 1;

    private final RealDatabase database = RealDatabase.get();
    private final WatchedDecisions decisions = new WatchedDecisions(database);
    private final Product product = database.onSale(Samples.product(5));
    private final List<OrderRequest> second = Samples.requests(4, product);

    @Test
    void theSecondIsDecidedWhenTheSpeculativeStockOfTheFirstIsKnown() {
        DecideOrders decideOrders = decisions.decideOrders(NO_RETRY);
        AtomicReference<CompletableFuture<List<Outcome>>> other = new AtomicReference<>();
        decisions.afterLoad(() -> {
            AtomicReference<Thread> decidesTheSecond = new AtomicReference<>();
            decisions.afterLookup(second, () -> decidesTheSecond.set(Thread.currentThread()));
            other.set(begin(() -> decideOrders.decide(second)));
            await().until(() -> waits(decidesTheSecond.get()) || other.get().isDone());
        });

        List<Outcome> one = decideOrders.decide(Samples.requests(3, product));

        assertThat(one).extracting(outcome -> outcome.status().state()).containsOnly(State.COMPLETED);
        assertThat(end(other.get()))
                .extracting(outcome -> outcome.status().state())
                .containsExactly(State.COMPLETED, State.COMPLETED, State.FAILED, State.FAILED);
        assertThat(decisions.lostLocks()).isZero();
    }

    private static boolean waits(Thread thread) {
        return thread != null && thread.getState() == Thread.State.WAITING;
    }
}
