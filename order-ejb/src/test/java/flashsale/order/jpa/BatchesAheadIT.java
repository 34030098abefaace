package flashsale.order.jpa;

import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.catalog.RestockProduct;
import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A batch is decided and written while the batch before it, on the same product, is not committed. */
class BatchesAheadIT {

    private static final int NO_RETRY = 1;
    private static final int RETRIES = 3;

    private final RealDatabase database = RealDatabase.get();
    private final WatchedDecisions decisions = new WatchedDecisions(database);
    private final Product plenty = database.onSale(Samples.product(50));
    private final Product product = database.onSale(Samples.product(5));
    private final List<OrderRequest> first = Samples.requests(3, plenty, product);
    private final List<OrderRequest> second = Samples.requests(4, plenty, product);
    private final CountDownLatch firstIsInProgress = new CountDownLatch(1);
    private final CountDownLatch secondIsWritten = new CountDownLatch(1);

    @Test
    void itBuildsOnTheSpeculativeStockAndLosesNoLock() {
        decisions.afterWriting(first, this::waitForTheSecond);
        decisions.afterWriting(second, secondIsWritten::countDown);
        DecideOrders decideOrders = decisions.decideOrders(NO_RETRY);

        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        CompletableFuture<List<Outcome>> other = begin(() -> decideOrders.decide(second));

        assertThat(states(one)).containsOnly(State.COMPLETED);
        assertThat(states(other)).containsExactly(State.COMPLETED, State.COMPLETED, State.FAILED, State.FAILED);
        assertThat(database.products().find(product.id()))
                .contains(product.withStock(0).withVersion(product.version() + 2));
        // A batch that lost the lock would have the same outcome after it was halved.
        assertThat(decisions.lostLocks()).isZero();
    }

    @Test
    void itIsDecidedAgainWhenTheBatchBeforeItFails() {
        decisions.afterWriting(first, () -> {
            waitForTheSecond();
            throw new IllegalStateException("The first batch fails");
        });
        decisions.afterWriting(second, secondIsWritten::countDown);
        DecideOrders decideOrders = decisions.decideOrders(RETRIES);

        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        CompletableFuture<List<Outcome>> other = begin(() -> decideOrders.decide(second));

        assertThatIllegalStateException().isThrownBy(() -> end(one));
        assertThat(states(other)).containsOnly(State.COMPLETED);
        assertThat(database.products().find(product.id()))
                .contains(product.withStock(1).withVersion(product.version() + 1));
        assertThat(database.orders()
                        .decided(first.stream().map(OrderRequest::traceId).toList()))
                .isEmpty();
    }

    @Test
    void itIsDecidedAgainWhenTheProductIsRestockedBetweenThem() {
        List<Outcome> outcomes = secondAfter(
                () -> new RestockProduct(database.unitOfWork(), database.products()).restock(product.id(), 100));

        assertThat(outcomes).extracting(outcome -> outcome.status().state()).containsOnly(State.COMPLETED);
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(5 - 3 + 100 - 4);
    }

    @Test
    void itIsDecidedAgainWhenOnlyThePriceIsChangedBetweenThem() {
        BigDecimal price = new BigDecimal("24.90");

        List<Outcome> outcomes = secondAfter(() -> database.unitOfWork().run(() -> {
            Product left = database.products().find(product.id()).orElseThrow();
            return database.products().change(new Product(left.id(), left.name(), price, left.stock(), left.version()));
        }));

        assertThat(outcomes)
                .flatExtracting(outcome -> outcome.view().order().stream().toList())
                .hasSize(5 - 3)
                .extracting(Order::totalPrice)
                .containsOnly(plenty.price().add(price));
    }

    @Test
    void aRequestInBothBatchesBecomesOneOrderWithoutADeadlock() {
        decisions.beforeWriting(first, this::waitForTheSecond);
        List<OrderRequest> withTheSame = List.of(second.get(0), first.get(0));
        decisions.afterWriting(withTheSame, secondIsWritten::countDown);
        DecideOrders decideOrders = decisions.decideOrders(RETRIES);

        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        CompletableFuture<List<Outcome>> other = begin(() -> decideOrders.decide(withTheSame));

        assertThat(states(one)).containsOnly(State.COMPLETED);
        assertThat(states(other)).containsOnly(State.COMPLETED);
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(5 - 3 - 1);
    }

    private void waitForTheSecond() {
        firstIsInProgress.countDown();
        Together.await(secondIsWritten);
    }

    private CompletableFuture<List<Outcome>> beginFirst(DecideOrders decideOrders) {
        CompletableFuture<List<Outcome>> begun = begin(() -> decideOrders.decide(first));
        Together.await(firstIsInProgress);
        return begun;
    }

    /** The outcomes of the second batch when this change happens after it is written and the first is committed. */
    private List<Outcome> secondAfter(Runnable change) {
        decisions.afterWriting(first, this::waitForTheSecond);
        DecideOrders decideOrders = decisions.decideOrders(RETRIES);
        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        decisions.afterWriting(second, () -> {
            secondIsWritten.countDown();
            end(one);
            change.run();
        });

        List<Outcome> outcomes = decideOrders.decide(second);

        assertThat(states(one)).containsOnly(State.COMPLETED);
        return outcomes;
    }

    private static List<State> states(CompletableFuture<List<Outcome>> batch) {
        return end(batch).stream().map(outcome -> outcome.status().state()).toList();
    }
}
