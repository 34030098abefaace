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
 * Event loop (reactor): one selector and one thread for all connections. A load client must cost little CPU, because it shares
 * the machine with the system that it measures.
 */
public final class EventLoop implements AutoCloseable {
    private static final long IDLE_MILLIS = 1_000;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Thread thread = new Thread(this::loop, "simulation-customers");
    private volatile boolean closed;

    private record Timer(long nanos, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.signum(nanos - other.nanos);
        }
    }

    public EventLoop() throws ServiceFault {
        try {
            selector = Selector.open();
        } catch (IOException fault) {
            throw new ServiceFault("The operating system could not open a network selector", fault);
        }
        thread.setDaemon(true);
        thread.start();
    }

    Selector selector() {
        return selector;
    }

    /** Runs a task on the loop's thread; may be called from any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task on the loop's thread after a delay; only that thread may call this. */
    public void schedule(long millis, Runnable task) {
        timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    private void loop() {
        try (selector) {
            while (!closed) {
                selector.select(key -> ((HttpConnection) key.attachment()).ready(), millisUntilTimer());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                runTimers();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException fault) {
            throw new IllegalStateException("The selector failed", fault);
        }
    }

    /** Milliseconds until the next timer; at least 1, because 0 would block indefinitely. */
    private long millisUntilTimer() {
        return timers.isEmpty()
                ? IDLE_MILLIS
                : Math.max(1, TimeUnit.NANOSECONDS.toMillis(timers.peek().nanos - System.nanoTime()));
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().nanos - now <= 0) {
            timers.poll().task.run();
        }
    }

    /** Closes all connections; returns at once. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
