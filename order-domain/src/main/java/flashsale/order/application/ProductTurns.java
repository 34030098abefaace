package flashsale.order.application;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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

    /** Does the work when it is the turn of all these products. */
    <T> T take(Collection<Long> productIds, Supplier<T> work) {
        // Everyone takes them in the same order, so that no two wait for each other.
        List<Lock> taken = productIds.stream()
                .map(id -> Math.floorMod(id, TURNS))
                .distinct()
                .sorted()
                .map(turns::get)
                .toList();
        taken.forEach(Lock::lock);
        try {
            return work.get();
        } finally {
            taken.forEach(Lock::unlock);
        }
    }
}
