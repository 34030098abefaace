package flashsale.order.jpa;

import static flashsale.order.fixture.RealProcesses.await;
import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A batch loses the lock because the batch that it builds on fails. When it is decided again, another uncommitted batch is ahead of it. */
class AfterALostLockIT {

    private static final int IN_HALVES = 1;
    private static final int AS_A_WHOLE = 3;

    private final RealDatabase database = RealDatabase.get();
    private final WatchedDecisions decisions = new WatchedDecisions(database);
    private final Product product = database.onSale(Samples.product(5));
    private final List<OrderRequest> first = Samples.requests(3, product);
    private List<OrderRequest> second = Samples.requests(4, product);
    private final List<OrderRequest> third = Samples.requests(5, product);
    private boolean thirdFails = true;
    private final CountDownLatch firstIsWritten = new CountDownLatch(1);
    private final CountDownLatch secondIsWritten = new CountDownLatch(1);
    private final CountDownLatch secondIsDecidedAgain = new CountDownLatch(1);
    private final CountDownLatch thirdIsWritten = new CountDownLatch(1);

    @Test
    void itDoesNotBuildOnTheOtherBatch() {
        assertThat(statesAfterOneLostLock(AS_A_WHOLE)).containsOnly(State.COMPLETED);
    }

    @Test
    void itsHalvesDoNotBuildOnTheOtherBatch() {
        assertThat(statesAfterOneLostLock(IN_HALVES)).containsOnly(State.COMPLETED);
    }

    /** With the product locked, the batch that is ahead could not write its stock and would never end. */
    @Test
    void aSingleRequestLocksItsProductsAfterTheOtherBatchHasTakenAllStock() {
        second = Samples.requests(1, product);
        thirdFails = false;

        assertThat(statesAfterOneLostLock(IN_HALVES)).containsExactly(State.FAILED);
    }

    private List<State> statesAfterOneLostLock(int attempts) {
        DecideOrders decideOrders = decisions.decideOrders(attempts);
        Thread decidesTheSecond = Thread.currentThread();
        decisions.afterWriting(first, () -> {
            firstIsWritten.countDown();
            Together.await(secondIsWritten);
            throw new IllegalStateException("The first batch fails");
        });
        decisions.afterWriting(second, secondIsWritten::countDown);
        decisions.afterWriting(third, () -> {
            thirdIsWritten.countDown();
            Together.await(secondIsDecidedAgain);
            await().until(() -> decidesTheSecond.getState() == Thread.State.TIMED_WAITING);
            if (thirdFails) {
                throw new IllegalStateException("The third batch fails");
            }
        });
        AtomicReference<CompletableFuture<List<Outcome>>> last = new AtomicReference<>();
        decisions.afterLostLock(() -> {
            last.set(begin(() -> decideOrders.decide(third)));
            Together.await(thirdIsWritten);
            decisions.afterLookup(second, secondIsDecidedAgain::countDown);
        });
        CompletableFuture<List<Outcome>> one = begin(() -> decideOrders.decide(first));
        Together.await(firstIsWritten);

        List<Outcome> outcomes = decideOrders.decide(second);

        assertThatIllegalStateException().isThrownBy(() -> end(one));
        assertThat(catchThrowable(() -> end(last.get())) != null).isEqualTo(thirdFails);
        assertThat(decisions.lostLocks()).isEqualTo(1);
        return outcomes.stream().map(outcome -> outcome.status().state()).toList();
    }
}
