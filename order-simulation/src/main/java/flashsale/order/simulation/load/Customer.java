package flashsale.order.simulation.load;

import flashsale.order.simulation.http.Line;
import flashsale.order.simulation.http.Loop;
import flashsale.order.simulation.http.OrderCalls;
import flashsale.order.simulation.http.Replies;
import flashsale.order.simulation.model.Answer;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.Receipt;
import flashsale.order.simulation.model.Standing;
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
    private final Loop loop;
    private final Line line;
    private final OrderCalls calls;
    private final byte[] order;
    private final Desk desk;
    private final Queue<Placed> placed = new ArrayDeque<>();

    private record Placed(int number, String traceId) {}

    Customer(int index, Loop loop, Line line, OrderCalls calls, byte[] order, Desk desk) {
        this.index = index;
        this.loop = loop;
        this.line = line;
        this.calls = calls;
        this.order = order;
        this.desk = desk;
    }

    /** Opens the page of a product; completes with what was wrong with it, empty when nothing was. */
    CompletableFuture<String> look(long productId) {
        CompletableFuture<String> flaw = new CompletableFuture<>();
        loop.execute(
                () -> line.send(calls.page(productId), reply -> flaw.complete(Replies.flawOfPage(reply, productId))));
        return flaw;
    }

    void go() {
        int number = desk.take(index);
        if (number < 0) {
            askForNext();
            return;
        }
        long sent = System.nanoTime();
        line.send(order, reply -> {
            Receipt receipt = Replies.receipt(reply, microsSince(sent));
            desk.received(number, receipt);
            if (receipt.accepted()) {
                placed.add(new Placed(number, receipt.traceId()));
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
        if (desk.closed()) {
            return;
        }
        line.send(calls.status(Contract.ORDERS + "/" + about.traceId), reply -> {
            Answer answer = Replies.answer(reply, about.traceId);
            boolean ended = desk.told(about.number, answer);
            int flawed = answer.standing() == Standing.UNKNOWN ? flaws + 1 : flaws;
            if (ended || flawed == FLAWS_TAKEN) {
                desk.settle();
                askForNext();
            } else {
                loop.later(pause(answer, times), () -> ask(about, times + 1, flawed));
            }
        });
    }

    /** As the server wishes, but no longer than people who fear for their order would wait. */
    private static long pause(Answer answer, int times) {
        int longest = Math.min(PAUSE_MILLIS * times, LONGEST_PAUSE_MILLIS);
        return answer.retryAfterSeconds() == 0 ? longest : Math.min(answer.retryAfterSeconds() * 1_000, longest);
    }

    private static int microsSince(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanos));
    }
}
