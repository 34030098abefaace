package flashsale.order.application.decide;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Striped locks by product: on this instance, work on the same products runs one after another, and other work runs in
 * parallel.
 */
final class ProductLocks {

    /** Two products that share a lock by chance wait for each other without need, which is rare among this many. */
    private static final int TURNS = 256;

    private final List<Lock> turns =
            Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(TURNS).toList();

    /** A turn of work on these products, which begins with {@link Turn#await} and ends with {@link Turn#end}. */
    Turn of(Collection<Long> productIds) {
        // Everyone takes them in the same order, so that no two wait for each other.
        return new Turn(productIds.stream()
                .map(id -> Math.floorMod(id, TURNS))
                .distinct()
                .sorted()
                .map(turns::get)
                .toList());
    }

    /** For one thread. */
    static final class Turn implements AutoCloseable {

        private final List<Lock> locks;
        private boolean begun;

        private Turn(List<Lock> locks) {
            this.locks = locks;
        }

        /** Returns when no other work on one of the products is going on; to be called once. */
        void await() {
            locks.forEach(Lock::lock);
            begun = true;
        }

        /** Lets the next one begin; once more does nothing. */
        void end() {
            if (begun) {
                begun = false;
                locks.forEach(Lock::unlock);
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
