package flashsale.order.application.monitoring;

import java.util.Map;

/** How many requests lie in the queue and are not done with, whichever instance will decide them. */
public interface QueueLag {

    /** By partition; empty when the queue does not answer within a second. What it says may be some seconds old. */
    Map<Integer, Long> byPartition();
}
