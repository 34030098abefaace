package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import java.util.concurrent.CompletionStage;

/** The topic of requests that wait for their decision. */
public interface OrderRequestPublisher {

    /** What is known of a publication. */
    enum Publication {
        /** Durably in the queue. */
        ACKNOWLEDGED,
        /** Certainly not in the queue, now or later. */
        NOT_PUBLISHED,
        /** Sent, but no answer came in time: it may be in the queue or come there yet. */
        UNKNOWN
    }

    /** Adds a request to the queue without waiting; the stage completes within the configured time and never with an exception. */
    CompletionStage<Publication> publish(OrderRequest request);
}
