package flashsale.order.application.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The consumer loops of this instance. */
public interface DecisionLoops {

    /** The state of a loop. */
    enum State {
        /** It has not polled yet. */
        STARTING("starting"),
        WORKING("working"),
        /** Its last batch failed; it retries the batch after a pause. */
        BACKING_OFF("resting after a fault"),
        /** It has been in one batch for longer than any batch should take. */
        STUCK("hanging in a batch"),
        /** It died and will be recreated after a pause. */
        DEAD("dead, recreated soon");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** The state in words, for operators. */
        public String text() {
            return text;
        }
    }

    /**
     * A snapshot of one loop.
     *
     * @param number the number of the loop, from 0
     * @param restarts the number of times that it was recreated after it died
     * @param partitions the partitions that it is assigned
     * @param sincePoll the time since its last poll; empty before the first one
     */
    record Loop(int number, State state, int restarts, SortedSet<Integer> partitions, Optional<Duration> sincePoll) {

        public boolean works() {
            return state == State.WORKING;
        }
    }

    /** The current state of each loop; empty before the loops are started. */
    List<Loop> loops();
}
