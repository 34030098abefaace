package flashsale.order.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.redis.connection.CircuitBreaker.Permit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    /** The clock of the JVM may be negative and may overflow. */
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - PAUSE.toNanos() / 2);

    private final CircuitBreaker breaker = new CircuitBreaker(nanoTime::get, PAUSE, PROBE_TIMEOUT);

    @Test
    void closedItLetsAllCallsPass() {
        assertThat(permit().succeed()).isFalse();

        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isPresent();
    }

    @Test
    void theFirstFailureOpensItForThePause() {
        assertThat(permit().fail()).isTrue();

        timePasses(PAUSE.minusNanos(1));
        assertThat(breaker.tryAcquire()).isEmpty();
        timePasses(Duration.ofNanos(1));
        assertThat(breaker.tryAcquire()).isPresent();
    }

    @Test
    void onlyTheFirstOfManyFailuresOpensIt() {
        Permit first = permit();
        Permit second = permit();

        assertThat(first.fail()).isTrue();
        assertThat(second.fail()).isFalse();
    }

    @Test
    void halfOpenItLetsOneProbePass() {
        open();
        permit();

        assertThat(breaker.tryAcquire()).isEmpty();
    }

    @Test
    void aProbeThatSucceedsClosesIt() {
        open();

        assertThat(permit().succeed()).isTrue();

        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isPresent();
    }

    @Test
    void aProbeThatFailsOpensItForAnotherPause() {
        open();

        assertThat(permit().fail()).isFalse();

        assertThat(breaker.tryAcquire()).isEmpty();
        timePasses(PAUSE);
        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isEmpty();
    }

    @Test
    void aProbeThatReportsNothingIsFollowedByTheNextCall() {
        open();

        permit().release();

        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isEmpty();
    }

    @Test
    void aProbeThatNeverEndsIsReplacedAfterItsTimeout() {
        open();
        Permit lost = permit();

        timePasses(PROBE_TIMEOUT);
        Permit next = permit();

        assertThat(breaker.tryAcquire()).isEmpty();
        assertThat(lost.succeed()).isFalse();
        assertThat(breaker.tryAcquire()).isEmpty();
        assertThat(next.succeed()).isTrue();
    }

    @Test
    void aCallThatPassedBeforeItOpenedDecidesNothingForTheProbe() {
        Permit successful = permit();
        Permit failing = permit();
        open();
        Permit probe = permit();

        assertThat(successful.succeed()).isFalse();
        successful.release();
        assertThat(failing.fail()).isFalse();

        assertThat(breaker.tryAcquire()).isEmpty();
        assertThat(probe.succeed()).isTrue();
    }

    @Test
    void aLateFailureDoesNotOpenItAgain() {
        Permit late = permit();
        open();
        permit().succeed();

        assertThat(late.fail()).isFalse();

        assertThat(breaker.tryAcquire()).isPresent();
    }

    private void open() {
        permit().fail();
        timePasses(PAUSE);
    }

    private Permit permit() {
        return breaker.tryAcquire().orElseThrow();
    }

    private void timePasses(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
