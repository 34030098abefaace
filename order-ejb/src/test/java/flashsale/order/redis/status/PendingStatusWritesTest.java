package flashsale.order.redis.status;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PendingStatusWritesTest {

    private final PendingStatusWrites pendingStatusWrites = new PendingStatusWrites();

    @Test
    void theOldestAreDroppedWhenThereAreTooMany() {
        List<OrderView> all = Stream.generate(PendingStatusWritesTest::decision)
                .limit(PendingStatusWrites.MAX_PENDING + 2)
                .toList();

        all.forEach(view -> pendingStatusWrites.add(List.of(view)));

        assertThat(pendingStatusWrites.oldest(Integer.MAX_VALUE)).isEqualTo(all.subList(2, all.size()));
    }

    @Test
    void whatIsWrittenIsNoLongerPending() {
        List<OrderView> both = List.of(decision(), decision());
        pendingStatusWrites.add(both);

        pendingStatusWrites.written(pendingStatusWrites.oldest(1));

        assertThat(pendingStatusWrites.oldest(2)).containsExactly(both.get(1));
    }

    @Test
    void onlyTheLatestStatusOfARequestIsPending() {
        OrderView failed = decision();
        OrderView again = OrderView.of(failed.status().ofAttempt(2));

        pendingStatusWrites.add(List.of(again));
        pendingStatusWrites.add(List.of(failed));

        assertThat(pendingStatusWrites.oldest(2)).containsExactly(again);
    }

    @Test
    void theLaterOfTheStoredAndThePendingStatusIsTheLatest() {
        OrderView failed = decision();
        OrderView again = OrderView.of(failed.status().ofAttempt(2));
        assertThat(pendingStatusWrites.latest(failed)).isEqualTo(failed);

        pendingStatusWrites.add(List.of(failed));
        assertThat(pendingStatusWrites.latest(again)).isEqualTo(again);

        pendingStatusWrites.add(List.of(again));
        assertThat(pendingStatusWrites.latest(failed)).isEqualTo(again);
    }

    private static OrderView decision() {
        return OrderView.of(OrderStatus.failed(Samples.traceId(), "member", Reason.OUT_OF_STOCK, Instant.EPOCH));
    }
}
