package flashsale.order.application;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets work on the same products happen one after the other on this instance, and work on others side by side: of two
 * transactions that meet at a product one would lose its optimistic lock and be for nothing. Rivals elsewhere are left to that lock.
 */
final class ProductTurns {

    /** Two products that share a turn by chance wait for each other without need, which is seldom among this many. */
    private static final int TURNS = 256;

    private final List<Lock> turns =
            Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(TURNS).toList();

    /** A turn of work on these products, which begins with {@link Turn#await} and ends with {@link Turn#close}. */
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

        @Override
        public void close() {
            if (begun) {
                locks.forEach(Lock::unlock);
            }
        }
    }
}
