package flashsale.order.application.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.decide.ProductLocks.Turn;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProductLocksTest {

    private final ProductLocks turns = new ProductLocks();

    @Test
    void workOnTheSameProductIsNeverDoneSideBySide() {
        AtomicInteger atWork = new AtomicInteger();
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(worker -> CompletableFuture.supplyAsync(() -> mostAtWork(atWork, worker)))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(1);
    }

    /** Each worker shares product 7 with all others, and names its products in another order. */
    private int mostAtWork(AtomicInteger atWork, int worker) {
        return IntStream.range(0, 1_000)
                .map(time -> take(worker % 2 == 0 ? List.of(7L, 300L) : List.of(300L, 7L, 9L), () -> {
                    int now = atWork.incrementAndGet();
                    atWork.decrementAndGet();
                    return now;
                }))
                .max()
                .orElseThrow();
    }

    @Test
    void workOnOtherProductsIsDoneSideBySide() {
        CyclicBarrier bothAtWork = new CyclicBarrier(2);
        CompletableFuture<Boolean> other =
                CompletableFuture.supplyAsync(() -> take(Set.of(1L, 2L), () -> meets(bothAtWork)));

        assertThat(take(Set.of(3L), () -> meets(bothAtWork))).isTrue();
        assertThat(other.join()).isTrue();
    }

    private static boolean meets(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
            return true;
        } catch (Exception alone) {
            return false;
        }
    }

    @Test
    void aFaultEndsTheTurn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> take(Set.of(1L), () -> {
                    throw new IllegalStateException();
                }));

        assertThat(doneElsewhere()).isEqualTo("done");
    }

    @Test
    void whoOnlyMeansToTakeATurnHoldsNobodyUp() {
        try (Turn notYet = turns.of(Set.of(1L))) {
            assertThat(doneElsewhere()).isEqualTo("done");
            notYet.await();
        }
        assertThat(doneElsewhere()).isEqualTo("done");
    }

    private String doneElsewhere() {
        return CompletableFuture.supplyAsync(() -> take(Set.of(1L), () -> "done"))
                .join();
    }

    private <T> T take(Collection<Long> productIds, Supplier<T> work) {
        try (Turn turn = turns.of(productIds)) {
            turn.await();
            return work.get();
        }
    }
}
