package flashsale.order.application.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The consumer loops of this instance. */
public interface DecisionLoops {

    /** How a loop fares. */
    enum State {
        /** It has not begun yet. */
        STARTING("starting"),
        WORKING("working"),
        /** Its last batch failed, and is done again after a pause. */
        RESTING("resting after a fault"),
        /** It is in one batch for longer than any should take. */
        HANGING("hanging in a batch"),
        /** It died and is recreated after a pause. */
        DEAD("dead, recreated soon");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    /**
     * One of them.
     *
     * @param number from 0
     * @param restarts how often it was recreated after it died
     * @param partitions of the queue that it has
     * @param sinceLook how long ago it looked for requests; empty when it never did
     */
    record Loop(int number, State state, int restarts, SortedSet<Integer> partitions, Optional<Duration> sinceLook) {

        public boolean works() {
            return state == State.WORKING;
        }
    }

    /** As they are now; none before they are started. */
    List<Loop> loops();
}
