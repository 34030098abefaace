package flashsale.order.application.decide;

import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpeculativeStockTest {

    private static final Product LAMP = product(1, 3);
    private static final Product LATER_LAMP = product(1, 2).withVersion(1);
    private static final Product CHAIR = product(2, 9);
    private static final List<Long> BOTH = List.of(1L, 2L);

    private final SpeculativeStock speculativeStock = new SpeculativeStock();

    @Test
    void aBatchReadsTheStockOfUncommittedBatchesUntilTheyEnd() {
        SpeculativeStock.Batch first = speculativeStock.batch();
        first.exposeUncommitted(List.of(LAMP));

        assertThat(speculativeStock.batch().readUncommitted(BOTH)).containsExactly(LAMP);
        assertThat(speculativeStock.batch().readUncommitted(List.of(2L))).isEmpty();
        first.close();
        assertThat(speculativeStock.batch().readUncommitted(BOTH)).isEmpty();
    }

    @Test
    void theLatestStockRemainsWhenThePrecedingBatchEnds() {
        SpeculativeStock.Batch first = speculativeStock.batch();
        SpeculativeStock.Batch second = speculativeStock.batch();
        first.exposeUncommitted(List.of(LAMP, CHAIR));
        second.exposeUncommitted(List.of(LATER_LAMP));

        first.close();

        assertThat(speculativeStock.batch().readUncommitted(BOTH)).containsExactly(LATER_LAMP);
    }

    @Test
    void aBatchWaitsForItsDependencies() {
        SpeculativeStock.Batch first = speculativeStock.batch();
        first.exposeUncommitted(List.of(LAMP));
        SpeculativeStock.Batch second = speculativeStock.batch();
        second.readUncommitted(BOTH);

        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> second.awaitDependencies(Duration.ofMinutes(1)));
        assertThat(waiting).isNotDone();
        first.close();

        assertThatNoException().isThrownBy(waiting::join);
        assertThat(second.expected()).containsExactly(LAMP);
    }

    @Test
    void aBatchWaitsForEachOfItsDependencies() {
        List<Product> products =
                LongStream.rangeClosed(1, 20).mapToObj(id -> product(id, 3)).toList();
        Deque<SpeculativeStock.Batch> others = new ArrayDeque<>();
        for (Product product : products) {
            others.add(speculativeStock.batch());
            others.getLast().exposeUncommitted(List.of(product));
        }
        SpeculativeStock.Batch last = speculativeStock.batch();
        last.readUncommitted(products.stream().map(Product::id).toList());

        while (!others.isEmpty()) {
            assertThatExceptionOfType(StaleDataException.class)
                    .isThrownBy(() -> last.awaitDependencies(Duration.ofMillis(1)));
            others.remove().close();
        }
        assertThatNoException().isThrownBy(() -> last.awaitDependencies(Duration.ofMillis(1)));
    }

    @Test
    void aDependencyThatDoesNotEndIsALostLock() {
        speculativeStock.batch().exposeUncommitted(List.of(LAMP));
        SpeculativeStock.Batch second = speculativeStock.batch();
        second.readUncommitted(BOTH);

        assertThatExceptionOfType(StaleDataException.class)
                .isThrownBy(() -> second.awaitDependencies(Duration.ofMillis(1)));
    }

    @Test
    void aBatchThatAwaitedUncommittedBatchesDependsOnNone() {
        SpeculativeStock.Batch first = speculativeStock.batch();
        first.exposeUncommitted(List.of(LAMP));
        SpeculativeStock.Batch cautious = speculativeStock.batch();

        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> cautious.awaitUncommitted(BOTH));
        assertThat(waiting).isNotDone();
        first.close();
        waiting.join();

        assertThat(cautious.readUncommitted(BOTH)).isEmpty();
    }
}
