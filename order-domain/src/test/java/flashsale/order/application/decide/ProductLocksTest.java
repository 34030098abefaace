package flashsale.order.application.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.decide.ProductLocks.LockSet;
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

    private final ProductLocks productLocks = new ProductLocks();

    @Test
    void workOnTheSameProductIsSequential() {
        AtomicInteger working = new AtomicInteger();
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(worker -> CompletableFuture.supplyAsync(() -> maxConcurrency(working, worker)))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(1);
    }

    /** All workers share product 7, and name their products in different orders. */
    private int maxConcurrency(AtomicInteger working, int worker) {
        return IntStream.range(0, 1_000)
                .map(time -> withLocks(worker % 2 == 0 ? List.of(7L, 300L) : List.of(300L, 7L, 9L), () -> {
                    int now = working.incrementAndGet();
                    working.decrementAndGet();
                    return now;
                }))
                .max()
                .orElseThrow();
    }

    @Test
    void workOnDifferentProductsIsParallel() {
        CyclicBarrier bothWorking = new CyclicBarrier(2);
        CompletableFuture<Boolean> other =
                CompletableFuture.supplyAsync(() -> withLocks(Set.of(1L, 2L), () -> meets(bothWorking)));

        assertThat(withLocks(Set.of(3L), () -> meets(bothWorking))).isTrue();
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
    void aFaultReleasesTheLocks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> withLocks(Set.of(1L), () -> {
                    throw new IllegalStateException();
                }));

        assertThat(workOfAnotherThread()).isEqualTo("done");
    }

    @Test
    void locksThatAreNotAcquiredBlockNobody() {
        try (LockSet notYet = productLocks.of(Set.of(1L))) {
            assertThat(workOfAnotherThread()).isEqualTo("done");
            notYet.lock();
        }
        assertThat(workOfAnotherThread()).isEqualTo("done");
    }

    private String workOfAnotherThread() {
        return CompletableFuture.supplyAsync(() -> withLocks(Set.of(1L), () -> "done"))
                .join();
    }

    private <T> T withLocks(Collection<Long> productIds, Supplier<T> work) {
        try (LockSet locks = productLocks.of(productIds)) {
            locks.lock();
            return work.get();
        }
    }
}
