package flashsale.order.application.port;

import flashsale.order.domain.OrderRequest;
import java.util.concurrent.CompletionStage;

/** Publishes order requests to the queue, where they wait for their decision. */
public interface OrderRequestPublisher {

    /** The result of a publication. */
    enum Publication {
        /** The request is durably in the queue. */
        ACKNOWLEDGED,
        /** The request is not in the queue and will never be. */
        NOT_PUBLISHED,
        /** The request was sent, but the queue did not answer in time: it may be in the queue or still get there. */
        UNKNOWN
    }

    /** Adds a request to the queue without blocking. The stage completes within the configured time and never with an exception. */
    CompletionStage<Publication> publish(OrderRequest request);
}
