package flashsale.order.simulation.http;

import flashsale.order.simulation.model.ServiceFault;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves all lines of a crowd on one thread. The JDK's HTTP client took more of the processor for a thousand
 * connections than the servers under test have, so that it measured itself.
 */
public final class EventLoop implements AutoCloseable {
    private static final long IDLE_MILLIS = 1_000;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final Thread thread = new Thread(this::serve, "simulation-customers");
    private volatile boolean closed;

    private record Alarm(long nanos, Runnable task) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.signum(nanos - other.nanos);
        }
    }

    public EventLoop() throws ServiceFault {
        try {
            selector = Selector.open();
        } catch (IOException fault) {
            throw new ServiceFault("This machine gives no network selector", fault);
        }
        thread.setDaemon(true);
        thread.start();
    }

    Selector selector() {
        return selector;
    }

    /** Runs a task on the loop's thread, soon; may be called from any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task on the loop's thread after a pause; only the loop's thread may call it. */
    public void later(long millis, Runnable task) {
        alarms.add(new Alarm(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    private void serve() {
        try (selector) {
            while (!closed) {
                selector.select(key -> ((HttpConnection) key.attachment()).ready(), untilAlarm());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                ring();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException fault) {
            throw new IllegalStateException("The selector failed", fault);
        }
    }

    /** Milliseconds, at least 1 because 0 would mean to wait for ever. */
    private long untilAlarm() {
        return alarms.isEmpty()
                ? IDLE_MILLIS
                : Math.max(1, TimeUnit.NANOSECONDS.toMillis(alarms.peek().nanos - System.nanoTime()));
    }

    private void ring() {
        long now = System.nanoTime();
        while (!alarms.isEmpty() && alarms.peek().nanos - now <= 0) {
            alarms.poll().task.run();
        }
    }

    /** Hangs up all lines; returns at once. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
