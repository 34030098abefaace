package flashsale.order.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The loops of this instance that take requests from the queue and have them decided. */
public interface DecisionLoops {

    /**
     * One of them.
     *
     * @param number from 0
     * @param fault why it does not work at the moment; empty while it does
     * @param partitions of the queue that it has
     * @param sinceLook how long ago it looked for requests; empty when it never did
     */
    record Loop(int number, Optional<String> fault, SortedSet<Integer> partitions, Optional<Duration> sinceLook) {}

    /** As they are now; none before they are started. */
    List<Loop> loops();
}
