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
 * Customers who post on kept-alive connections, one request at a time on each. All but the waiting happens on the loop's thread.
 *
 * @param requests one for each connection, sent again and again
 */
public record PostLoad(EventLoop eventLoop, URI server, List<byte[]> requests) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * What came of it.
     *
     * @param micros from sending to the last byte of the answer, of each that was accepted
     * @param refused requests that were answered with anything but 202
     * @param firstRefusal in words; empty when there was none
     */
    public record Tally(double perSecond, int[] micros, int refused, String firstRefusal) {}

    /** As many as the server takes. */
    public Tally rush(int number) throws ServiceFault, InterruptedException {
        return run(number, 0);
    }

    /** At a steady rate, as far as connections are free; with them busy, later ones are sent when one becomes free. */
    public Tally steady(int number, double perSecond) throws ServiceFault, InterruptedException {
        return run(number, perSecond);
    }

    private Tally run(int number, double perSecond) throws ServiceFault, InterruptedException {
        Course course = new Course(number, perSecond);
        eventLoop.execute(course::start);
        if (!course.done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ServiceFault("The server did not answer all of %,d requests".formatted(number));
        }
        return course.tally();
    }

    private final class Course {
        private final int[] micros;
        private final double perSecond;
        private final CountDownLatch done = new CountDownLatch(1);
        private final Queue<Runnable> idle = new ArrayDeque<>();
        private long begin;
        private int sent;
        private int accepted;
        private int refused;
        private String firstRefusal = "";
        private long end;

        private Course(int number, double perSecond) {
            this.micros = new int[number];
            this.perSecond = perSecond;
        }

        private void start() {
            begin = System.nanoTime();
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
            double due = (System.nanoTime() - begin) / 1e9 * perSecond;
            while (sent < micros.length && sent < due && !idle.isEmpty()) {
                idle.remove().run();
            }
            if (sent < micros.length) {
                eventLoop.later(1, this::tick);
            }
        }

        private void send(HttpConnection connection, byte[] request) {
            if (sent == micros.length) {
                return;
            }
            sent++;
            long from = System.nanoTime();
            connection.send(request, reply -> {
                answered(reply, from);
                if (perSecond == 0) {
                    send(connection, request);
                } else {
                    idle.add(() -> send(connection, request));
                }
            });
        }

        private void answered(HttpReply reply, long from) {
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
            return new Tally(accepted / ((end - begin) / 1e9), Arrays.copyOf(micros, accepted), refused, firstRefusal);
        }
    }
}
