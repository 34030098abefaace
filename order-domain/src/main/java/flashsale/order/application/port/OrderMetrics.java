package flashsale.order.application.port;

import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.Reason;
import java.util.List;

/** Counts and times what happens to requests. No call blocks or throws. Safe for use by many threads. */
public interface OrderMetrics {

    /**
     * A customer's request was handed to the queue.
     *
     * @param nanos until it was known what came of it
     */
    void placed(Publication publication, long nanos);

    /** A customer's request was refused before it came to the queue. */
    void refused();

    /** A failed request was handed to the queue again. */
    void redriven(Publication publication);

    /**
     * A batch was decided and committed.
     *
     * @param records of the queue that were in it, those that are no request included
     * @param nanos from handing it over until after the commit, with all tries
     */
    void decided(int records, List<Outcome> outcomes, long nanos);

    /**
     * A try to decide a batch was for nothing, because others had changed the same products.
     *
     * @param again whether the requests are tried once more, as a whole or in halves
     */
    void lockLost(boolean again);

    /** A batch failed by a fault and is done again. */
    void batchFailed();

    /** A failed request was kept. */
    void deadLettered(Reason reason);

    /** The fast view of statuses did not answer. */
    void statusesAway();

    /**
     * What hears of the answers to one kind of call; made once for each kind.
     *
     * @param call the kind, such as {@code POST /orders}
     */
    Answers answersTo(String call);

    /** Hears of answers. */
    interface Answers {

        /**
         * A call was answered.
         *
         * @param status of HTTP
         * @param nanos from its arrival to the answer
         */
        void answered(int status, long nanos);
    }
}
