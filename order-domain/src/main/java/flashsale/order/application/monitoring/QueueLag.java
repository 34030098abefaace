package flashsale.order.application.monitoring;

import java.util.Map;

/** The consumer lag: how many published requests are not decided yet, whichever instance will decide them. */
public interface QueueLag {

    /** By partition; empty when the queue does not answer within a second. What it says may be some seconds old. */
    Map<Integer, Long> byPartition();
}
