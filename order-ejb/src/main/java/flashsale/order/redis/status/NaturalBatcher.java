package flashsale.order.redis.status;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Natural batching: while some items are being written, the next ones gather. Nothing waits when little arrives, and the more
 * arrives at once, the less each item costs. Safe for use by many threads.
 */
final class NaturalBatcher<T> {

    private final int most;
    private final Executor executor;
    private final Consumer<List<T>> work;
    private final BlockingQueue<T> gathered = new LinkedBlockingQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * @param most how many go together
     * @param executor a thread of it is taken as long as there is something to do
     * @param work is done in the order in which things came, by one thread at a time
     */
    NaturalBatcher(int most, Executor executor, Consumer<List<T>> work) {
        this.most = most;
        this.executor = executor;
        this.work = work;
    }

    void add(T one) {
        gathered.add(one);
        begin();
    }

    private void begin() {
        if (!gathered.isEmpty() && underWay.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            for (List<T> some = next(); !some.isEmpty(); some = next()) {
                work.accept(some);
            }
        } finally {
            underWay.set(false);
            // What came between the last look and now, or after work that failed.
            begin();
        }
    }

    private List<T> next() {
        List<T> some = new ArrayList<>();
        gathered.drainTo(some, most);
        return some;
    }
}
