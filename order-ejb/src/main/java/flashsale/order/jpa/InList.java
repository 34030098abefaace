package flashsale.order.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Keys for an IN of a query. */
final class InList {

    private InList() {}

    /**
     * The keys and, behind them, the last one again, up to a power of two: queries for a hundred different numbers of keys are then
     * seven statements, and these stay prepared without filling the memory of all connections.
     */
    static <T> List<T> of(Collection<T> keys) {
        List<T> padded = new ArrayList<>(keys);
        int size = padded.size();
        if (size > 1) {
            int full = Integer.highestOneBit(size - 1) << 1;
            padded.addAll(Collections.nCopies(full - size, padded.get(size - 1)));
        }
        return padded;
    }
}
