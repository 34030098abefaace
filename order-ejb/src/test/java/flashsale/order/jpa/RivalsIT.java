package flashsale.order.jpa;

import static flashsale.order.fixture.RealProcesses.await;
import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static flashsale.order.fixture.Together.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.RestockProduct;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RivalsIT {

    private final RealDatabase database = RealDatabase.get();
    private final RealDatabase impatient =
            RealDatabase.through(RealDatabase.dataSource("&sessionVariables=innodb_lock_wait_timeout=1"));

    @Test
    void theSameTraceIdFromTwoTransactionsIsStaleData() {
        OrderRequest request = Samples.request(Samples.product(1));
        add(rejected(request));

        assertThatExceptionOfType(StaleDataException.class).isThrownBy(() -> add(rejected(request)));
    }

    @Test
    void aStaleProductVersionIsStaleDataAndNothingIsWritten() {
        Product product = database.onSale(Samples.product(10));
        OrderRequest request = Samples.request(product);

        assertThatExceptionOfType(StaleDataException.class)
                .isThrownBy(() -> database.unitOfWork().run(() -> {
                    database.products().load(List.of(product.id()));
                    end(begin(() -> setStock(product, 7)));
                    database.orders().add(List.of(rejected(request)));
                    database.products().setStock(Map.of(product.id(), 9));
                    return true;
                }));

        assertThat(stock(product)).isEqualTo(7);
        assertThat(database.orders().find(request.traceId())).isEmpty();
    }

    @Test
    void aChangeOfAnOlderVersionIsStaleData() {
        Product product = database.onSale(Samples.product(10));
        setStock(product, 7);

        assertThatExceptionOfType(StaleDataException.class)
                .isThrownBy(() ->
                        database.unitOfWork().run(() -> database.products().change(product)));
    }

    @Test
    void exactlyOneOfTwoRivalsOnAProductWins() {
        Product product = database.onSale(Samples.product(10));
        CountDownLatch bothHaveRead = new CountDownLatch(2);

        List<Throwable> ends = Stream.of(8, 3)
                .map(units -> begin(() -> database.unitOfWork().run(() -> {
                    database.products().load(List.of(product.id()));
                    meet(bothHaveRead);
                    database.products().setStock(Map.of(product.id(), units));
                    return true;
                })))
                .toList()
                .stream()
                .map(rival -> catchThrowable(() -> end(rival)))
                .toList();

        assertThat(ends).filteredOn(StaleDataException.class::isInstance).hasSize(1);
        assertThat(ends).containsOnlyOnce((Throwable) null);
        assertThat(database.products().find(product.id()).orElseThrow().version())
                .isEqualTo(product.version() + 1);
    }

    @Test
    void aRestockWaitsForARunningDecision() {
        Product product = database.onSale(Samples.product(10));
        CompletableFuture<?> decision = new CompletableFuture<>();
        CountDownLatch decided = new CountDownLatch(1);
        CompletableFuture<Boolean> running = begin(() -> database.unitOfWork().run(() -> {
            database.products().change(product.withStock(4));
            decided.countDown();
            decision.join();
            return true;
        }));
        Together.await(decided);

        var restock =
                begin(() -> new RestockProduct(database.unitOfWork(), database.products()).restock(product.id(), 100));
        await().until(this::aTransactionWaitsForARow);
        assertThat(restock).isNotDone();
        decision.complete(null);

        assertThat(end(running)).isTrue();
        assertThat(end(restock)).isEqualTo(new Changed(product.withStock(104).withVersion(product.version() + 2)));
    }

    @Test
    void aDeadlockIsALockNotGrantedToItsVictim() {
        List<Product> two = database.onSale(Samples.products(2, 10));
        CountDownLatch bothHoldOne = new CountDownLatch(2);

        List<Throwable> ends = Stream.of(List.of(two.get(0), two.get(1)), List.of(two.get(1), two.get(0)))
                .map(order -> begin(() -> database.unitOfWork().run(() -> {
                    database.products().findForUpdate(order.get(0).id());
                    meet(bothHoldOne);
                    database.products().findForUpdate(order.get(1).id());
                    return true;
                })))
                .toList()
                .stream()
                .map(rival -> catchThrowable(() -> end(rival)))
                .toList();

        assertThat(ends).filteredOn(LockNotGrantedException.class::isInstance).hasSize(1);
        assertThat(ends).containsOnlyOnce((Throwable) null);
    }

    @Test
    void aLockWaitTimeoutIsALockNotGranted() {
        Product product = database.onSale(Samples.product(10));

        database.unitOfWork().run(() -> {
            database.products().findForUpdate(product.id());
            assertThat(catchThrowable(() -> end(begin(() -> impatient
                            .unitOfWork()
                            .run(() -> impatient.products().findForUpdate(product.id()))))))
                    .isInstanceOf(LockNotGrantedException.class);
            assertThat(catchThrowable(() -> end(begin(() -> impatient
                            .unitOfWork()
                            .run(() -> impatient.products().change(product.withStock(3)))))))
                    .isInstanceOf(LockNotGrantedException.class);
            return true;
        });

        assertThat(stock(product)).isEqualTo(10);
    }

    @Test
    void theDatabaseRejectsANegativeStock() {
        Product product = database.onSale(Samples.product(10));

        assertThatException().isThrownBy(() -> setStock(product, -1)).withStackTraceContaining("stock_never_negative");

        assertThat(stock(product)).isEqualTo(10);
    }

    private boolean aTransactionWaitsForARow() {
        return database.sql()
                        .number(
                                "select count(*) from information_schema.processlist"
                                        + " where command in ('Query', 'Execute') and info like 'SELECT%FROM product%FOR UPDATE'")
                > 0;
    }

    private void add(Decision decision) {
        database.unitOfWork().run(() -> {
            database.orders().add(List.of(decision));
            return true;
        });
    }

    private boolean setStock(Product product, int units) {
        return database.unitOfWork().run(() -> {
            database.products().load(List.of(product.id()));
            database.products().setStock(Map.of(product.id(), units));
            return true;
        });
    }

    private int stock(Product product) {
        return database.products().find(product.id()).orElseThrow().stock();
    }

    private static Decision rejected(OrderRequest request) {
        return new Rejected(request, Reason.OUT_OF_STOCK, Samples.REQUESTED_AT);
    }
}
