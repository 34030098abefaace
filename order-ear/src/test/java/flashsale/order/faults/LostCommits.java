package flashsale.order.faults;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets the commits of some batches get lost: connections that inserted orders are cut when they ask for the commit. */
final class LostCommits implements Wire.Witness {

    /** COM_QUERY and the statement, as MySQL Connector/J writes it, but for the case of its letters. */
    private static final String COMMIT = "\u0003commit";

    private final Wire.Fate fate;
    private final AtomicInteger left;
    private final Set<Object> wrote = ConcurrentHashMap.newKeySet();

    LostCommits(int commits, Wire.Fate fate) {
        this.fate = fate;
        this.left = new AtomicInteger(commits);
    }

    @Override
    public Wire.Fate look(Object connection, String sent) {
        String said = sent.toLowerCase(Locale.ROOT);
        // The insert itself is prepared once a connection; what is sent for each row is its values.
        if (said.contains("confirmed") || said.contains("rejected")) {
            wrote.add(connection);
        }
        boolean commits = said.endsWith(COMMIT) && wrote.remove(connection);
        return commits && left.getAndDecrement() > 0 ? fate : Wire.Fate.PASS;
    }

    boolean happened() {
        return left.get() <= 0;
    }
}
