package flashsale.order.simulation.benchmark.load;

import flashsale.order.simulation.http.EventLoop;
import flashsale.order.simulation.http.HttpConnection;
import flashsale.order.simulation.http.HttpReply;
import flashsale.order.simulation.model.ServiceFault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * POSTs on kept-alive connections, with one request in flight on each. All work but the waiting runs on the event loop's thread.
 *
 * @param requests one for each connection, sent repeatedly
 */
public record PostLoad(EventLoop eventLoop, URI server, List<byte[]> requests) {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /**
     * The result of a run.
     *
     * @param micros latency of each accepted request, from sending to the last byte of the response
     * @param refused requests with another response than 202
     * @param firstRefusal its status line; empty if there was none
     */
    public record Tally(double perSecond, int[] micros, int refused, String firstRefusal) {}

    /** Posts as fast as the server responds. */
    public Tally atFullSpeed(int number) throws ServiceFault, InterruptedException {
        return run(number, 0);
    }

    /** Posts at a steady rate. When all connections are busy, a POST is delayed until one is free. */
    public Tally atRate(int number, double perSecond) throws ServiceFault, InterruptedException {
        return run(number, perSecond);
    }

    private Tally run(int number, double perSecond) throws ServiceFault, InterruptedException {
        Run run = new Run(number, perSecond);
        eventLoop.execute(run::start);
        if (!run.done.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ServiceFault("The server did not respond to all of %,d requests".formatted(number));
        }
        return run.tally();
    }

    private final class Run {
        private final int[] micros;
        private final double perSecond;
        private final CountDownLatch done = new CountDownLatch(1);
        private final Queue<Runnable> idle = new ArrayDeque<>();
        private long start;
        private int sent;
        private int accepted;
        private int refused;
        private String firstRefusal = "";
        private long end;

        private Run(int number, double perSecond) {
            this.micros = new int[number];
            this.perSecond = perSecond;
        }

        private void start() {
            start = System.nanoTime();
            List<Runnable> senders = new ArrayList<>();
            for (byte[] request : requests) {
                HttpConnection connection = new HttpConnection(eventLoop, server);
                senders.add(() -> send(connection, request));
            }
            if (perSecond == 0) {
                senders.forEach(Runnable::run);
            } else {
                idle.addAll(senders);
                tick();
            }
        }

        private void tick() {
            double due = (System.nanoTime() - start) / 1e9 * perSecond;
            while (sent < micros.length && sent < due && !idle.isEmpty()) {
                idle.remove().run();
            }
            if (sent < micros.length) {
                eventLoop.schedule(1, this::tick);
            }
        }

        private void send(HttpConnection connection, byte[] request) {
            if (sent == micros.length) {
                return;
            }
            sent++;
            long from = System.nanoTime();
            connection.send(request, reply -> {
                recordReply(reply, from);
                if (perSecond == 0) {
                    send(connection, request);
                } else {
                    idle.add(() -> send(connection, request));
                }
            });
        }

        private void recordReply(HttpReply reply, long from) {
            end = System.nanoTime();
            if (reply.code() == 202) {
                micros[accepted++] = (int) TimeUnit.NANOSECONDS.toMicros(end - from);
            } else {
                firstRefusal = refused++ == 0 ? reply.head().lines().findFirst().orElse("") : firstRefusal;
            }
            if (accepted + refused == micros.length) {
                done.countDown();
            }
        }

        private Tally tally() {
            return new Tally(accepted / ((end - start) / 1e9), Arrays.copyOf(micros, accepted), refused, firstRefusal);
        }
    }
}
