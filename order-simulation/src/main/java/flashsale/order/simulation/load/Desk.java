package flashsale.order.simulation.load;

import flashsale.order.simulation.model.Answer;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.Receipt;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
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

/** Hands out the orders to be sent and notes what comes back. Safe for use by the customers' thread and another one. */
final class Desk {
    private final AtomicIntegerArray customers;
    private final AtomicReferenceArray<Receipt> receipts;
    private final AtomicReferenceArray<Answer> answers;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong lastAccepted = new AtomicLong();
    private final AtomicLong lastEnd = new AtomicLong();
    private final AtomicReference<Instant> lastDecision = new AtomicReference<>(Instant.MIN);
    private final CountDownLatch unsettled;
    private volatile boolean closed;
    private volatile Instant opened;
    private volatile long openedNanos;

    Desk(int orders) {
        customers = new AtomicIntegerArray(orders);
        receipts = new AtomicReferenceArray<>(orders);
        answers = new AtomicReferenceArray<>(orders);
        unsettled = new CountDownLatch(orders);
    }

    void open() {
        opened = Instant.now();
        openedNanos = System.nanoTime();
    }

    /** The number of the next order to send, negative when all are sent. */
    int take(int customer) {
        if (closed || taken.get() >= receipts.length()) {
            return -1;
        }
        int number = taken.getAndIncrement();
        if (number >= receipts.length()) {
            return -1;
        }
        customers.set(number, customer);
        return number;
    }

    void received(int number, Receipt receipt) {
        receipts.set(number, receipt);
        if (receipt.accepted()) {
            accepted.incrementAndGet();
            lastAccepted.accumulateAndGet(System.nanoTime() - openedNanos, Math::max);
        } else {
            settle();
        }
    }

    /** Notes what a customer was told; whether that was the end of it. */
    boolean told(int number, Answer answer) {
        boolean ended = answer.standing().ended();
        if (ended) {
            lastEnd.accumulateAndGet(System.nanoTime() - openedNanos, Math::max);
            lastDecision.accumulateAndGet(answer.decidedAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
        answers.set(number, answer);
        return ended;
    }

    /** Nothing more is to be expected of one of the orders. */
    void settle() {
        unsettled.countDown();
    }

    boolean awaitAll(Duration atMost) throws InterruptedException {
        return unsettled.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean closed() {
        return closed;
    }

    /** Acceptances and ends so far. */
    long cameBack() {
        return accepted.get() + receipts.length() - unsettled.getCount();
    }

    String progress() {
        return "%,d accepted, %,d without an end yet".formatted(accepted.get(), unsettled.getCount());
    }

    Rush close() {
        closed = true;
        List<Outcome> outcomes =
                IntStream.range(0, receipts.length()).mapToObj(this::outcome).toList();
        Instant decision = lastDecision.get();
        return new Rush(
                outcomes,
                Duration.ofNanos(lastAccepted.get()),
                Duration.ofNanos(lastEnd.get()),
                decision.equals(Instant.MIN) ? Duration.ZERO : Duration.between(opened, decision));
    }

    private Outcome outcome(int number) {
        Receipt receipt = receipts.get(number) == null ? Receipt.NONE : receipts.get(number);
        Answer answer = answers.get(number);
        return answer == null
                ? new Outcome(customers.get(number), receipt, Standing.UNKNOWN, "")
                : new Outcome(customers.get(number), receipt, answer.standing(), answer.flaw());
    }
}
