package flashsale.order.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Pads the keys of an IN condition, so that few different statements occur. */
final class InList {

    private InList() {}

    /**
     * The keys, with the last one repeated up to a power of two. Queries for one to a hundred keys are then eight statements, which fit into
     * the statement cache of each connection.
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
