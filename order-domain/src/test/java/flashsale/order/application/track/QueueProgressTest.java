package flashsale.order.application.track;

import static flashsale.order.domain.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.InMemoryQueueOffsets;
import flashsale.order.application.fixture.MovableClock;
import flashsale.order.application.port.QueueOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueProgressTest {

    private final MovableClock clock = new MovableClock(NOON);
    private final InMemoryQueueOffsets queue = new InMemoryQueueOffsets();
    private final QueueProgress progress = new QueueProgress(queue, clock);

    @Test
    void anEmptyQueueIsDecidedUntilItWasLastRead() {
        progress.advance();
        assertThat(progress.decidedUntil()).isEqualTo(Instant.MIN);

        clock.moveOn(Duration.ofSeconds(5));
        progress.advance();
        assertThat(progress.decidedUntil()).isEqualTo(NOON);

        progress.advance();
        assertThat(progress.decidedUntil()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void anUndecidedRequestInAnyPartitionHoldsTheProgressHoweverLongItLasts() {
        queue.append(1);
        progress.advance();
        clock.moveOn(Duration.ofDays(1));

        progress.advance();
        assertThat(progress.decidedUntil()).isEqualTo(Instant.MIN);

        queue.decide(1);
        progress.advance();
        assertThat(progress.decidedUntil()).isEqualTo(NOON);
    }

    @Test
    void laterRequestsDoNotHoldTheProgress() {
        queue.append(0);
        progress.advance();
        queue.decide(0);
        queue.append(0);

        progress.advance();

        assertThat(progress.decidedUntil()).isEqualTo(NOON);
    }

    @Test
    void aQueueWithoutPartitionsShowsNoProgress() {
        QueueProgress without = new QueueProgress(
                new QueueOffsets() {
                    @Override
                    public Map<Integer, Long> ends() {
                        return Map.of();
                    }

                    @Override
                    public Map<Integer, Long> decided() {
                        return Map.of();
                    }
                },
                clock);

        without.advance();
        without.advance();

        assertThat(without.decidedUntil()).isEqualTo(Instant.MIN);
    }
}
