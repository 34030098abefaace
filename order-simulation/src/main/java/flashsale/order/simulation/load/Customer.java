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
 * A customer: opens a product page, sends orders one after the other, then polls each until its status is final. Has one
 * connection with at most one request in flight. Runs on the event loop's thread.
 */
final class Customer {
    private static final int PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;
    private static final int MAX_FLAWS = 10;

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

    /** Opens a product page; completes with the flaw of the response, empty if there is none. */
    CompletableFuture<String> openPage(long productId) {
        CompletableFuture<String> flaw = new CompletableFuture<>();
        eventLoop.execute(() -> connection.send(
                calls.page(productId), reply -> flaw.complete(ReplyReader.flawOfPage(reply, productId))));
        return flaw;
    }

    void sendNext() {
        int number = orderTracker.assignNext(index);
        if (number < 0) {
            pollNext();
            return;
        }
        long sent = System.nanoTime();
        connection.send(order, reply -> {
            PostResult postResult = ReplyReader.postResult(reply, microsSince(sent));
            orderTracker.recordPost(number, postResult);
            if (postResult.accepted()) {
                placed.add(new Placed(number, postResult.traceId()));
            }
            sendNext();
        });
    }

    private void pollNext() {
        Placed next = placed.poll();
        if (next != null) {
            poll(next, 1, 0);
        }
    }

    private void poll(Placed about, int times, int flaws) {
        if (orderTracker.closed()) {
            return;
        }
        connection.send(calls.status(Contract.ORDERS + "/" + about.traceId), reply -> {
            PollResult pollResult = ReplyReader.answer(reply, about.traceId);
            boolean ended = orderTracker.recordStatus(about.number, pollResult);
            int flawed = pollResult.status() == ObservedStatus.UNKNOWN ? flaws + 1 : flaws;
            if (ended || flawed == MAX_FLAWS) {
                orderTracker.finish();
                pollNext();
            } else {
                eventLoop.later(pause(pollResult, times), () -> poll(about, times + 1, flawed));
            }
        });
    }

    /** Honours Retry-After, but polls at least as often as an impatient customer. */
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
