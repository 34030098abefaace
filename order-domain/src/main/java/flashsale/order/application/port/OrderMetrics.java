package flashsale.order.application.port;

import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SaleState;
import java.util.List;

/** Counts and times the steps of requests. No method blocks or throws. Thread-safe. */
public interface OrderMetrics {

    /**
     * A customer's request was published, or its publication failed.
     *
     * @param nanos the time until the result of the publication was known
     */
    void placed(Publication publication, long nanos);

    /** A customer's request was refused before its publication. */
    void refused();

    /** A customer's request was refused because of the state of a product's sale. */
    void notOnSale(SaleState state);

    /** A request ended because it never reached the queue. */
    void unreceived();

    /** A failed request was published again, or its publication failed. */
    void redriven(Publication publication);

    /**
     * A batch was decided and committed.
     *
     * @param records the number of records in the batch, including those that are not requests
     * @param nanos the time until the commit, including all attempts
     */
    void decided(int records, List<Outcome> outcomes, long nanos);

    /**
     * An attempt to decide a batch lost the optimistic lock, because another transaction changed the same products.
     *
     * @param retried whether the requests are retried: as a whole, in halves, or with their products locked
     */
    void lockLost(boolean retried);

    /** A batch failed with an exception and will be retried. */
    void batchFailed();

    /** A dead letter was written. */
    void deadLettered(Reason reason);

    /** The status view did not answer. */
    void statusesUnavailable();

    /**
     * The response metrics of one kind of call; called once for each kind.
     *
     * @param call the kind, such as {@code POST /orders}
     */
    Responses responsesTo(String call);

    /** The response metrics of one kind of call. */
    interface Responses {

        /**
         * A call was answered.
         *
         * @param status the HTTP status
         * @param nanos the time from the arrival of the call to its response
         */
        void answered(int status, long nanos);
    }
}
