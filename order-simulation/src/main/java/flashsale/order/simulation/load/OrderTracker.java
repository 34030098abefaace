package flashsale.order.simulation.load;

import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.PollResult;
import flashsale.order.simulation.model.PostResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Assigns the orders to customers and records the responses. Thread-safe. */
final class OrderTracker {
    private final AtomicIntegerArray customers;
    private final AtomicReferenceArray<PostResult> postResults;
    private final AtomicReferenceArray<PollResult> pollResults;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong lastAccepted = new AtomicLong();
    private final AtomicLong lastEnd = new AtomicLong();
    private final AtomicReference<Instant> lastDecision = new AtomicReference<>(Instant.MIN);
    private final CountDownLatch unfinished;
    private volatile boolean closed;
    private volatile Instant opened;
    private volatile long openedNanos;

    OrderTracker(int orders) {
        customers = new AtomicIntegerArray(orders);
        postResults = new AtomicReferenceArray<>(orders);
        pollResults = new AtomicReferenceArray<>(orders);
        unfinished = new CountDownLatch(orders);
    }

    void open() {
        opened = Instant.now();
        openedNanos = System.nanoTime();
    }

    /** Returns the number of the next order to send, negative when all are sent. */
    int assignNext(int customer) {
        if (closed || sent.get() >= postResults.length()) {
            return -1;
        }
        int number = sent.getAndIncrement();
        if (number >= postResults.length()) {
            return -1;
        }
        customers.set(number, customer);
        return number;
    }

    void recordPost(int number, PostResult postResult) {
        postResults.set(number, postResult);
        if (postResult.accepted()) {
            accepted.incrementAndGet();
            lastAccepted.accumulateAndGet(System.nanoTime() - openedNanos, Math::max);
        } else {
            finish();
        }
    }

    /** Records a polled status and returns whether it is final. */
    boolean recordStatus(int number, PollResult pollResult) {
        boolean isFinal = pollResult.status().isFinal();
        if (isFinal) {
            lastEnd.accumulateAndGet(System.nanoTime() - openedNanos, Math::max);
            lastDecision.accumulateAndGet(pollResult.decidedAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
        pollResults.set(number, pollResult);
        return isFinal;
    }

    /** Counts one order as finished: no further response is expected. */
    void finish() {
        unfinished.countDown();
    }

    boolean awaitAll(Duration timeout) throws InterruptedException {
        return unfinished.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean closed() {
        return closed;
    }

    /** Returns the number of acceptances and final statuses so far. */
    long responses() {
        return accepted.get() + postResults.length() - unfinished.getCount();
    }

    String progress() {
        return "%,d accepted, %,d without a final status".formatted(accepted.get(), unfinished.getCount());
    }

    LoadResult close() {
        closed = true;
        List<Outcome> outcomes =
                IntStream.range(0, postResults.length()).mapToObj(this::outcome).toList();
        Instant decision = lastDecision.get();
        return new LoadResult(
                outcomes,
                Duration.ofNanos(lastAccepted.get()),
                Duration.ofNanos(lastEnd.get()),
                decision.equals(Instant.MIN) ? Duration.ZERO : Duration.between(opened, decision));
    }

    private Outcome outcome(int number) {
        PostResult postResult = postResults.get(number) == null ? PostResult.NONE : postResults.get(number);
        PollResult pollResult = pollResults.get(number);
        return pollResult == null
                ? new Outcome(customers.get(number), postResult, ObservedStatus.UNKNOWN, "")
                : new Outcome(customers.get(number), postResult, pollResult.status(), pollResult.flaw());
    }
}
