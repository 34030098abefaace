package flashsale.order.web.security;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to fetch the issuer's keys, as seen by the calls that wait for it. Thread-safe. */
final class RefreshAttempt {

    /** Counts from the start of the attempt, so that an issuer that hangs costs each thread this time once per attempt. */
    static final Duration MAX_WAIT = Duration.ofMillis(500);

    private final long startedAt = System.nanoTime();
    private final CompletableFuture<Boolean> success = new CompletableFuture<>();

    void end(boolean succeeded) {
        success.complete(succeeded);
    }

    boolean hasEnded() {
        return success.isDone();
    }

    boolean hasSucceeded() {
        return success.getNow(false);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Waits for the end; false if the attempt failed or takes longer than {@link #MAX_WAIT}. */
    boolean awaitSuccess() {
        try {
            return success.get(Math.max(0, MAX_WAIT.minus(age()).toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
