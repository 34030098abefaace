package flashsale.order.application;

import flashsale.order.application.port.Observations;
import flashsale.order.application.port.OrderRequests.Publication;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.Reason;
import java.util.ArrayList;
import java.util.List;

/** What use cases tell of themselves. */
public final class CountedObservations implements Observations {

    /** Of each lost lock whether it was tried again. */
    public final List<Boolean> lostLocks = new ArrayList<>();

    @Override
    public void placed(Publication publication, long nanos) {}

    @Override
    public void refused() {}

    @Override
    public void redriven(Publication publication) {}

    @Override
    public void decided(int records, List<Outcome> outcomes, long nanos) {}

    @Override
    public void lockLost(boolean again) {
        lostLocks.add(again);
    }

    @Override
    public void batchFailed() {}

    @Override
    public void deadLettered(Reason reason) {}

    @Override
    public void statusesAway() {}

    @Override
    public Answers answersTo(String call) {
        return (status, nanos) -> {};
    }
}
