package flashsale.order.jpa;

import static flashsale.order.fixture.RealProcesses.await;
import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
    private final List<OrderRequest> second = Samples.requests(4, product);
    private final List<OrderRequest> third = Samples.requests(5, product);
    private final CountDownLatch firstIsWritten = new CountDownLatch(1);
    private final CountDownLatch secondIsWritten = new CountDownLatch(1);
    private final CountDownLatch secondIsDecidedAgain = new CountDownLatch(1);
    private final CountDownLatch thirdIsWritten = new CountDownLatch(1);

    @Test
    void itDoesNotBuildOnTheOtherBatch() {
        assertThatItLosesOneLock(AS_A_WHOLE);
    }

    @Test
    void itsHalvesDoNotBuildOnTheOtherBatch() {
        assertThatItLosesOneLock(IN_HALVES);
    }

    private void assertThatItLosesOneLock(int attempts) {
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
            throw new IllegalStateException("The third batch fails");
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
        assertThatIllegalStateException().isThrownBy(() -> end(last.get()));
        assertThat(outcomes).extracting(outcome -> outcome.status().state()).containsOnly(State.COMPLETED);
        assertThat(decisions.lostLocks()).isEqualTo(1);
    }
}
