package flashsale.order.application.decide;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Striped locks by product: on this instance, work on the same product runs sequentially, and work on different products runs
 * in parallel.
 */
final class ProductLocks {

    /** The number of locks: enough that different products rarely share a lock and wait for each other without need. */
    private static final int STRIPES = 256;

    private final List<Lock> locks =
            Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(STRIPES).toList();

    /** The locks of these products, not acquired yet. */
    LockSet of(Collection<Long> productIds) {
        // All threads acquire the locks in the same order, so that they cannot deadlock.
        return new LockSet(productIds.stream()
                .map(id -> Math.floorMod(id, STRIPES))
                .distinct()
                .sorted()
                .map(locks::get)
                .toList());
    }

    /** The locks of several products, for use by one thread. */
    static final class LockSet implements AutoCloseable {

        private final List<Lock> locks;
        private boolean held;

        private LockSet(List<Lock> locks) {
            this.locks = locks;
        }

        /** Waits until no other thread works on one of the products. Call it once. */
        void lock() {
            locks.forEach(Lock::lock);
            held = true;
        }

        /** Lets other threads work on the products. Idempotent. */
        void unlock() {
            if (held) {
                held = false;
                locks.forEach(Lock::unlock);
            }
        }

        @Override
        public void close() {
            unlock();
        }
    }
}
