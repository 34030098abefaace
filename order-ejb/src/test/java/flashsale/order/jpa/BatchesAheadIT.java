package flashsale.order.jpa;

import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.DecideOrders;
import flashsale.order.application.Orders;
import flashsale.order.application.Outcome;
import flashsale.order.application.RestockProduct;
import flashsale.order.application.RetryPolicy;
import flashsale.order.domain.Decision;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.metrics.RealMetrics;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A batch that is decided and written while the one before it, on the same product, is not committed. */
class BatchesAheadIT {

    private static final int NO_RETRY = 1;
    private static final int RETRIES = 3;
    private static final Runnable NOTHING = () -> {};

    private final RealDatabase database = RealDatabase.get();
    private final Product product = database.onSale(Samples.product(5));
    private final List<OrderRequest> first = Samples.requests(3, product);
    private final List<OrderRequest> second = Samples.requests(4, product);
    private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
    private final CountDownLatch secondIsWritten = new CountDownLatch(1);

    /** What happens once around the writing of a batch, by its first request. */
    private final Map<TraceId, Runnable> before = new ConcurrentHashMap<>();

    private final Map<TraceId, Runnable> after = new ConcurrentHashMap<>();

    @Test
    void itBuildsOnWhatThatOneWillLeaveAndLosesNoLock() {
        afterWriting(first, this::waitForTheSecond);
        afterWriting(second, secondIsWritten::countDown);
        DecideOrders decideOrders = decideOrders(NO_RETRY);

        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        CompletableFuture<List<Outcome>> other = begin(() -> decideOrders.decide(second));

        assertThat(states(one)).containsOnly(State.COMPLETED);
        assertThat(states(other)).containsExactly(State.COMPLETED, State.COMPLETED, State.FAILED, State.FAILED);
        assertThat(database.products().find(product.id()))
                .contains(product.withStock(0).withVersion(product.version() + 2));
    }

    @Test
    void itIsDecidedAgainWhenThatOneFails() {
        afterWriting(first, () -> {
            waitForTheSecond();
            throw new IllegalStateException("The first batch fails");
        });
        afterWriting(second, secondIsWritten::countDown);
        DecideOrders decideOrders = decideOrders(RETRIES);

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
        afterWriting(first, this::waitForTheSecond);
        DecideOrders decideOrders = decideOrders(RETRIES);
        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        afterWriting(second, () -> {
            secondIsWritten.countDown();
            end(one);
            new RestockProduct(database.unitOfWork(), database.products()).restock(product.id(), 100);
        });

        CompletableFuture<List<Outcome>> other = begin(() -> decideOrders.decide(second));

        assertThat(states(one)).containsOnly(State.COMPLETED);
        assertThat(states(other)).containsOnly(State.COMPLETED);
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(5 - 3 + 100 - 4);
    }

    @Test
    void ofARequestInBothThereIsOneOrderAndTheyDoNotWaitForEachOtherForGood() {
        before.put(first.get(0).traceId(), this::waitForTheSecond);
        List<OrderRequest> withTheSame = List.of(second.get(0), first.get(0));
        afterWriting(withTheSame, secondIsWritten::countDown);
        DecideOrders decideOrders = decideOrders(RETRIES);

        CompletableFuture<List<Outcome>> one = beginFirst(decideOrders);
        CompletableFuture<List<Outcome>> other = begin(() -> decideOrders.decide(withTheSame));

        assertThat(states(one)).containsOnly(State.COMPLETED);
        assertThat(states(other)).containsOnly(State.COMPLETED);
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(5 - 3 - 1);
    }

    private void afterWriting(List<OrderRequest> batch, Runnable what) {
        after.put(batch.get(0).traceId(), what);
    }

    private void waitForTheSecond() {
        firstIsUnderWay.countDown();
        Together.await(secondIsWritten);
    }

    private CompletableFuture<List<Outcome>> beginFirst(DecideOrders decideOrders) {
        CompletableFuture<List<Outcome>> begun = begin(() -> decideOrders.decide(first));
        Together.await(firstIsUnderWay);
        return begun;
    }

    private static List<State> states(CompletableFuture<List<Outcome>> batch) {
        return end(batch).stream().map(outcome -> outcome.status().state()).toList();
    }

    private DecideOrders decideOrders(int attempts) {
        return new DecideOrders(
                database.unitOfWork(),
                database.products(),
                observedOrders(),
                new RetryPolicy(attempts, Duration.ofMillis(5)),
                Clock.systemUTC(),
                new RealMetrics().observations());
    }

    private Orders observedOrders() {
        Orders orders = database.orders();
        return (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(), new Class<?>[] {Orders.class}, (self, method, arguments) -> {
                    try {
                        if (!method.getName().equals("add")) {
                            return method.invoke(orders, arguments);
                        }
                        TraceId batch = firstOf((Collection<?>) arguments[0]);
                        once(before, batch);
                        method.invoke(orders, arguments);
                        once(after, batch);
                        return null;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static TraceId firstOf(Collection<?> decisions) {
        return ((Decision) decisions.iterator().next()).request().traceId();
    }

    private static void once(Map<TraceId, Runnable> what, TraceId batch) {
        Runnable now = what.remove(batch);
        (now == null ? NOTHING : now).run();
    }
}
