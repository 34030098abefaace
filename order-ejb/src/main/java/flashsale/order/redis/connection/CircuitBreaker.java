package flashsale.order.redis.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A circuit breaker that opens at the first failure. While it is closed, all calls pass. While it is open, all calls are refused. After a
 * pause it is half-open: one call passes as a probe, and the others are refused until the probe has succeeded. Safe for use by many
 * threads.
 */
final class CircuitBreaker {

    private final LongSupplier nanoTime;
    private final long pauseNanos;
    private final long probeNanos;
    private final AtomicReference<State> state = new AtomicReference<>(new State(true, 0));

    /** Compared by identity, so that a call can only end the state that let it pass. */
    private static final class State {

        private final boolean closed;
        private final long refusesUntil;

        State(boolean closed, long refusesUntil) {
            this.closed = closed;
            this.refusesUntil = refusesUntil;
        }
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}
     * @param pause how long calls are refused after a failure
     * @param probeTimeout after which a probe that reported nothing is given up and another call becomes the probe
     */
    CircuitBreaker(LongSupplier nanoTime, Duration pause, Duration probeTimeout) {
        this.nanoTime = nanoTime;
        pauseNanos = pause.toNanos();
        probeNanos = probeTimeout.toNanos();
    }

    /** Empty when the call is refused. */
    Optional<Permit> tryAcquire() {
        State current = state.get();
        if (current.closed) {
            return Optional.of(new Permit(current));
        }
        if (nanoTime.getAsLong() - current.refusesUntil < 0) {
            return Optional.empty();
        }
        State halfOpen = refusing(probeNanos);
        return state.compareAndSet(current, halfOpen) ? Optional.of(new Permit(halfOpen)) : Optional.empty();
    }

    private State refusing(long nanos) {
        return new State(false, nanoTime.getAsLong() + nanos);
    }

    /** Lets one call pass, which reports its end. A report is ignored when another call has changed the state since. */
    final class Permit {

        private final State granted;

        private Permit(State granted) {
            this.granted = granted;
        }

        /** Returns whether the breaker was half-open and is now closed. */
        boolean succeed() {
            return !granted.closed && state.compareAndSet(granted, new State(true, 0));
        }

        /** Returns whether the breaker was closed and is now open. */
        boolean fail() {
            return state.compareAndSet(granted, refusing(pauseNanos)) && granted.closed;
        }

        /** Ends the call. If it was a probe that reported nothing, the next call becomes the probe. */
        void release() {
            if (!granted.closed) {
                state.compareAndSet(granted, refusing(0));
            }
        }
    }
}
