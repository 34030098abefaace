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
 * A simulated customer, who opens a product page, sends orders one after the other, then polls each until its status is final. A
 * customer has one connection with at most one request in flight, and runs on the event loop's thread.
 */
final class Customer {
    private static final int PAUSE_MILLIS = 100;
    private static final int MAX_PAUSE_MILLIS = 1_000;
    private static final int MAX_FLAWS = 10;

    private final int index;
    private final EventLoop eventLoop;
    private final HttpConnection connection;
    private final RequestEncoder requests;
    private final byte[] orderRequest;
    private final OrderTracker orderTracker;
    private final Queue<Placed> placed = new ArrayDeque<>();

    private record Placed(int number, String traceId) {}

    Customer(
            int index,
            EventLoop eventLoop,
            HttpConnection connection,
            RequestEncoder requests,
            byte[] orderRequest,
            OrderTracker orderTracker) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.connection = connection;
        this.requests = requests;
        this.orderRequest = orderRequest;
        this.orderTracker = orderTracker;
    }

    /** Opens a product page; completes with the flaw of the response, empty if there is none. */
    CompletableFuture<String> openPage(long productId) {
        CompletableFuture<String> flaw = new CompletableFuture<>();
        eventLoop.execute(() -> connection.send(
                requests.page(productId), reply -> flaw.complete(ReplyReader.flawOfPage(reply, productId))));
        return flaw;
    }

    void sendNext() {
        int number = orderTracker.assignNext(index);
        if (number < 0) {
            pollNext();
            return;
        }
        long sent = System.nanoTime();
        connection.send(orderRequest, reply -> {
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

    private void poll(Placed order, int polls, int flaws) {
        if (orderTracker.closed()) {
            return;
        }
        connection.send(requests.status(Contract.ORDERS + "/" + order.traceId), reply -> {
            PollResult pollResult = ReplyReader.pollResult(reply, order.traceId);
            boolean isFinal = orderTracker.recordStatus(order.number, pollResult);
            int flawed = pollResult.status() == ObservedStatus.UNKNOWN ? flaws + 1 : flaws;
            if (isFinal || flawed == MAX_FLAWS) {
                orderTracker.finish();
                pollNext();
            } else {
                eventLoop.schedule(pause(pollResult, polls), () -> poll(order, polls + 1, flawed));
            }
        });
    }

    /** Returns the pause before the next poll. It honours Retry-After, up to the longest pause of an impatient customer. */
    private static long pause(PollResult pollResult, int polls) {
        int pause = Math.min(PAUSE_MILLIS * polls, MAX_PAUSE_MILLIS);
        return pollResult.retryAfterSeconds() == 0 ? pause : Math.min(pollResult.retryAfterSeconds() * 1_000, pause);
    }

    private static int microsSince(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanos));
    }
}
