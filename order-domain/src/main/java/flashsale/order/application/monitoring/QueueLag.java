package flashsale.order.application.monitoring;

import java.util.Map;

/** The consumer lag of the group: the number of published requests that no instance has decided yet. */
public interface QueueLag {

    /** The lag by partition, which may be some seconds old; empty when the queue does not answer within a second. */
    Map<Integer, Long> byPartition();
}
