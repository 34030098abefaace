package flashsale.order.jpa;

import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import flashsale.order.application.port.Outcome;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sessions outside the application that change or hold the products of orders. */
class RestlessRivalsIT {

    private static final int SESSIONS = 2;
    private static final int ATTEMPTS = 2;
    private static final int CHANGES = 200;

    private final RealDatabase database = RealDatabase.get();
    private final Product product = database.onSale(Samples.product(100));
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void rivalsThatNeverPauseCauseNoConflictWhileStockIsLeft() {
        CountDownLatch allRun = new CountDownLatch(SESSIONS);
        List<CompletableFuture<Boolean>> rivals = Stream.generate(() -> begin(() -> changeWithoutPause(allRun)))
                .limit(SESSIONS)
                .toList();
        Together.await(allRun);
        WatchedDecisions decisions = new WatchedDecisions(database);

        List<OrderRequest> batch = Samples.requests(30, product);
        List<Outcome> outcomes = batch.stream()
                .flatMap(request -> decisions.decideOrders(ATTEMPTS).decide(List.of(request)).stream())
                .toList();
        List<Outcome> together = decisions.decideOrders(ATTEMPTS).decide(Samples.requests(30, product));
        stopped.set(true);
        rivals.forEach(Together::end);

        assertThat(outcomes).hasSize(30).allMatch(outcome -> outcome.status().state() == State.COMPLETED);
        assertThat(together).hasSize(30).allMatch(outcome -> outcome.status().state() == State.COMPLETED);
        assertThat(decisions.lostLocks()).isPositive();
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(100 - 60);
    }

    @Test
    void anOrderWhoseProductIsHeldIsDecidedOnceTheProductIsFree() {
        RealDatabase impatient =
                RealDatabase.through(RealDatabase.dataSource("&sessionVariables=innodb_lock_wait_timeout=1"));
        List<OrderRequest> order = Samples.requests(1, product);

        database.unitOfWork().run(() -> {
            database.products().findForUpdate(product.id());
            assertThat(catchThrowable(() ->
                            end(begin(() -> impatient.decideOrders(ATTEMPTS).decide(order)))))
                    .isInstanceOf(LockNotGrantedException.class);
            return true;
        });

        assertThat(impatient.decideOrders(ATTEMPTS).decide(order))
                .extracting(outcome -> outcome.status().state())
                .containsExactly(State.COMPLETED);
    }

    /** Each change makes every optimistic attempt on the product lose that has read it before. */
    private boolean changeWithoutPause(CountDownLatch allRun) {
        try (Connection connection = RealDatabase.dataSource("").getConnection();
                PreparedStatement change =
                        connection.prepareStatement("update product set version = version + 1 where id = ?")) {
            change.setLong(1, product.id());
            for (int changes = 1; !stopped.get(); changes++) {
                change.executeUpdate();
                if (changes == CHANGES) {
                    allRun.countDown();
                }
            }
            return true;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
