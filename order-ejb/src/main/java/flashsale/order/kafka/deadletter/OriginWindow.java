package flashsale.order.kafka.deadletter;

/**
 * The records of a range of offsets that have a dead letter. A record is known by its offset and its timestamp, because a topic that was
 * created again gives the same offsets to other records. Bounded in memory, whatever the length of the topic.
 */
public final class OriginWindow {

    /** 400 KB. */
    static final int MAX_LENGTH = 100_000;

    private static final int NONE = 0;

    private final long begin;

    /** For each offset {@link #NONE}, or a hash of the timestamp. */
    private final int[] timestamps;

    private OriginWindow(long begin, int length) {
        this.begin = begin;
        this.timestamps = new int[length];
    }

    /**
     * @param end exclusive; the window may end before it
     */
    public static OriginWindow of(long begin, long end) {
        return new OriginWindow(begin, (int) Math.min(end - begin, MAX_LENGTH));
    }

    public boolean covers(long offset) {
        return offset >= begin && offset < begin + timestamps.length;
    }

    /** Adds the dead letter of this record, if the window covers the record. */
    public void add(long offset, long timestamp) {
        if (covers(offset)) {
            timestamps[(int) (offset - begin)] = hash(timestamp);
        }
    }

    /** Returns whether a record that the window covers has a dead letter. */
    public boolean contains(long offset, long timestamp) {
        return timestamps[(int) (offset - begin)] == hash(timestamp);
    }

    private static int hash(long timestamp) {
        int hash = Long.hashCode(timestamp);
        return hash == NONE ? 1 : hash;
    }
}
