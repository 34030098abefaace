package flashsale.order.application.port;

import java.util.Map;

/** Offsets in the queue, by partition. The methods block for a second or two, and fail if the queue does not answer. */
public interface QueueOffsets {

    /** The end of each partition; every request that was acknowledged before the call lies before it. */
    Map<Integer, Long> ends();

    /** The offset of each partition before which all requests are decided; a partition may be missing while it has none. */
    Map<Integer, Long> decided();
}
