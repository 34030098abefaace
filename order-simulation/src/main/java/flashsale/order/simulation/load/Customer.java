package flashsale.order.simulation.load;

import flashsale.order.simulation.http.EventLoop;
import flashsale.order.simulation.http.HttpConnection;
import flashsale.order.simulation.http.ReplyReader;
import flashsale.order.simulation.http.RequestEncoder;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.PollResult;
import flashsale.order.simulation.model.PostResult;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a product, then sends one order after the other, then asks for each until it has ended. One call is under
 * way at a time, on a line of the customer's own. Works on the loop's thread.
 */
final class Customer {
    private static final int PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;
    private static final int FLAWS_TAKEN = 10;

    private final int index;
    private final EventLoop eventLoop;
    private final HttpConnection connection;
    private final RequestEncoder calls;
    private final byte[] order;
    private final OrderTracker orderTracker;
    private final Queue<Placed> placed = new ArrayDeque<>();

    private record Placed(int number, String traceId) {}

    Customer(
            int index,
            EventLoop eventLoop,
            HttpConnection connection,
            RequestEncoder calls,
            byte[] order,
            OrderTracker orderTracker) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.connection = connection;
        this.calls = calls;
        this.order = order;
        this.orderTracker = orderTracker;
    }

    /** Opens the page of a product; completes with what was wrong with it, empty when nothing was. */
    CompletableFuture<String> look(long productId) {
        CompletableFuture<String> flaw = new CompletableFuture<>();
        eventLoop.execute(() -> connection.send(
                calls.page(productId), reply -> flaw.complete(ReplyReader.flawOfPage(reply, productId))));
        return flaw;
    }

    void go() {
        int number = orderTracker.take(index);
        if (number < 0) {
            askForNext();
            return;
        }
        long sent = System.nanoTime();
        connection.send(order, reply -> {
            PostResult postResult = ReplyReader.postResult(reply, microsSince(sent));
            orderTracker.received(number, postResult);
            if (postResult.accepted()) {
                placed.add(new Placed(number, postResult.traceId()));
            }
            go();
        });
    }

    private void askForNext() {
        Placed next = placed.poll();
        if (next != null) {
            ask(next, 1, 0);
        }
    }

    private void ask(Placed about, int times, int flaws) {
        if (orderTracker.closed()) {
            return;
        }
        connection.send(calls.status(Contract.ORDERS + "/" + about.traceId), reply -> {
            PollResult pollResult = ReplyReader.answer(reply, about.traceId);
            boolean ended = orderTracker.told(about.number, pollResult);
            int flawed = pollResult.status() == ObservedStatus.UNKNOWN ? flaws + 1 : flaws;
            if (ended || flawed == FLAWS_TAKEN) {
                orderTracker.settle();
                askForNext();
            } else {
                eventLoop.later(pause(pollResult, times), () -> ask(about, times + 1, flawed));
            }
        });
    }

    /** As the server wishes, but no longer than people who fear for their order would wait. */
    private static long pause(PollResult pollResult, int times) {
        int longest = Math.min(PAUSE_MILLIS * times, LONGEST_PAUSE_MILLIS);
        return pollResult.retryAfterSeconds() == 0
                ? longest
                : Math.min(pollResult.retryAfterSeconds() * 1_000, longest);
    }

    private static int microsSince(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanos));
    }
}
