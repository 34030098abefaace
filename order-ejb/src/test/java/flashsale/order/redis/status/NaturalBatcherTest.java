package flashsale.order.redis.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flashsale.order.fixture.Together;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalBatcherTest {

    private static final int MAX_BATCH_SIZE = 3;

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final List<List<Integer>> processed = new ArrayList<>();

    @Test
    void aSingleItemIsABatch() {
        NaturalBatcher<Integer> batcher = new NaturalBatcher<>(MAX_BATCH_SIZE, thread::add, processed::add);

        batcher.add(1);
        thread.remove().run();
        batcher.add(2);
        thread.remove().run();

        assertThat(processed).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void itemsThatArriveDuringABatchFormTheNextOnes() {
        Queue<Integer> late = new ArrayDeque<>(List.of(2, 3, 4, 5, 6));
        List<NaturalBatcher<Integer>> self = new ArrayList<>();
        self.add(new NaturalBatcher<>(MAX_BATCH_SIZE, thread::add, batch -> {
            processed.add(batch);
            late.forEach(self.get(0)::add);
            late.clear();
        }));

        self.get(0).add(1);
        thread.remove().run();

        assertThat(processed).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
        assertThat(thread).isEmpty();
    }

    @Test
    void itemsBehindAFailedBatchAreProcessed() {
        NaturalBatcher<Integer> batcher = new NaturalBatcher<>(1, thread::add, batch -> {
            processed.add(batch);
            if (batch.contains(1)) {
                throw new IllegalStateException("1");
            }
        });
        batcher.add(1);
        batcher.add(2);

        assertThatThrownBy(thread.remove()::run).hasMessage("1");
        thread.remove().run();

        assertThat(processed).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void concurrentCallersLoseNoItemAndBatchesNeverOverlap() {
        int callers = 8;
        int each = 20_000;
        Queue<Integer> all = new ConcurrentLinkedQueue<>();
        AtomicInteger inProgress = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        CompletableFuture<Void> done = new CompletableFuture<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        NaturalBatcher<Integer> batcher = new NaturalBatcher<>(MAX_BATCH_SIZE, threads, batch -> {
            if (inProgress.incrementAndGet() > 1) {
                done.completeExceptionally(new IllegalStateException("two batches at once"));
            }
            all.addAll(batch);
            if (count.addAndGet(batch.size()) == callers * each) {
                done.complete(null);
            }
            inProgress.decrementAndGet();
        });

        Stream<CompletableFuture<Integer>> adding = IntStream.range(0, callers)
                .mapToObj(caller -> Together.begin(() -> {
                    IntStream.range(0, each).forEach(number -> batcher.add(caller * each + number));
                    return caller;
                }));

        adding.toList().forEach(Together::end);
        Together.end(done);
        threads.shutdown();
        assertThat(all).hasSize(callers * each).doesNotHaveDuplicates();
    }
}
