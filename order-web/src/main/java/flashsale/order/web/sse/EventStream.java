package flashsale.order.web.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.OrderSubscription;
import flashsale.order.web.json.OrderJson;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * An open stream of one order's status. It ends with the final status, at its maximum age, or when a write fails or hangs because the
 * client is gone. A lock keeps writing and closing apart: Jersey's sink breaks if it is closed during a write, and closing RESTEasy's waits
 * for a write that may never end.
 */
public final class EventStream {

    /** Shorter than the idle timeout of proxies, which is usually 30 to 60 s. */
    static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);

    /**
     * Limits how long a stream outlives its token, which is checked only when the stream opens, and how long a vanished client goes
     * unnoticed.
     */
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(EventStream.class.getName());
    private static final long RECONNECT_MILLIS = 1_000;

    private final OrderSubscription orderSubscription;
    private final SseEventSink sink;
    private final Sse sse;
    private final Consumer<EventStream> onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final long end;
    private long nextHeartbeat;
    private CompletableFuture<?> write = CompletableFuture.completedFuture(null);
    private boolean ended;

    /**
     * @param now from {@link System#nanoTime()}
     */
    EventStream(
            OrderSubscription orderSubscription, SseEventSink sink, Sse sse, Consumer<EventStream> onEnd, long now) {
        this.orderSubscription = orderSubscription;
        this.sink = sink;
        this.sse = sse;
        this.onEnd = onEnd;
        end = now + MAX_AGE.toNanos();
        nextHeartbeat = now + HEARTBEAT_INTERVAL.toNanos();
    }

    /** Returns whether this event is that of the order's final status. */
    public static boolean isFinalEvent(OrderView view, String eventId) {
        return view.status().isFinal() && id(view).equals(eventId);
    }

    /** Includes the time of the decision, so that a decision after a redrive has another id. */
    private static String id(OrderView view) {
        return view.status().state() + "-" + view.status().since().toEpochMilli();
    }

    void sendStatus(OrderView view) {
        sendStatus(view, view.status().isFinal());
    }

    void sendStatusAndEnd(OrderView view) {
        sendStatus(view, true);
    }

    private void sendStatus(OrderView view, boolean last) {
        boolean isFinal = view.status().isFinal();
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name("status")
                .reconnectDelay(RECONNECT_MILLIS)
                .data(String.class, new String(OrderJson.of(view), UTF_8));
        send(isFinal ? event.id(id(view)).build() : event.build(), last);
    }

    private void send(OutboundSseEvent event, boolean last) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            write = sink.send(event).toCompletableFuture();
            write.whenComplete((sent, fault) -> {
                if (last || fault != null) {
                    end();
                }
            });
            if (sink.isClosed()) {
                end();
            }
        } catch (RuntimeException clientGone) {
            end();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a comment if one is due, and ends a stream that is too old or hangs. It skips a stream that another thread is using. */
    void heartbeat(long now) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            boolean isDue = now - nextHeartbeat >= 0;
            if (now - end >= 0 || isDue && !write.isDone()) {
                end();
            } else if (isDue) {
                nextHeartbeat = now + HEARTBEAT_INTERVAL.toNanos();
                send(sse.newEventBuilder().comment("still processing").build(), false);
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                orderSubscription.close();
                onEnd.accept(this);
                write.whenComplete((sent, fault) -> close());
            }
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        try {
            if (!sink.isClosed()) {
                sink.close();
            }
        } catch (RuntimeException clientGone) {
            LOG.log(Level.DEBUG, "An event stream failed while it was closed", clientGone);
        }
    }
}
