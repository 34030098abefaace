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
 * A customer's open stream of events. It ends with the final status, at the end of its life, or when a write shows that the client
 * is gone: by failing, or by not coming to an end. One thread at a time uses the sink, since Jersey's takes harm from a close in the
 * middle of a write, and RESTEasy's close waits for one, though it may never end.
 */
public final class EventStream {

    /** Proxies close what is silent for longer; 30 s to a minute is usual. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /**
     * The token is checked when a stream is opened, so this bounds how long one that has expired is of use; it also bounds how
     * long a client is waited for that vanished without a word.
     */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(EventStream.class.getName());
    private static final long RECONNECT_MILLIS = 1_000;

    private final OrderSubscription orderSubscription;
    private final SseEventSink sink;
    private final Sse sse;
    private final Consumer<EventStream> whenEnded;
    private final ReentrantLock use = new ReentrantLock();
    private final long end;
    private long nextComment;
    private CompletableFuture<?> write = CompletableFuture.completedFuture(null);
    private boolean ended;

    /**
     * @param now the time of {@link System#nanoTime()}
     */
    EventStream(
            OrderSubscription orderSubscription,
            SseEventSink sink,
            Sse sse,
            Consumer<EventStream> whenEnded,
            long now) {
        this.orderSubscription = orderSubscription;
        this.sink = sink;
        this.sse = sse;
        this.whenEnded = whenEnded;
        end = now + LIFE.toNanos();
        nextComment = now + SILENCE.toNanos();
    }

    /** Whether a client that got this event last has seen all that there is. */
    public static boolean isEnd(OrderView view, String lastSeen) {
        return view.status().isFinal() && id(view).equals(lastSeen);
    }

    /** Another one after a redrive. */
    private static String id(OrderView view) {
        return view.status().state() + "-" + view.status().since().toEpochMilli();
    }

    void show(OrderView view) {
        show(view, view.status().isFinal());
    }

    void showAndEnd(OrderView view) {
        show(view, true);
    }

    private void show(OrderView view, boolean last) {
        boolean settled = view.status().isFinal();
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name("status")
                .reconnectDelay(RECONNECT_MILLIS)
                .data(String.class, new String(OrderJson.of(view), UTF_8));
        send(settled ? event.id(id(view)).build() : event.build(), last);
    }

    private void send(OutboundSseEvent event, boolean last) {
        use.lock();
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
            use.unlock();
        }
    }

    /** To be called every second or so; leaves alone what is being written to. */
    void beat(long now) {
        if (!use.tryLock()) {
            return;
        }
        try {
            boolean silent = now - nextComment >= 0;
            if (now - end >= 0 || silent && !write.isDone()) {
                end();
            } else if (silent) {
                nextComment = now + SILENCE.toNanos();
                send(sse.newEventBuilder().comment("still processing").build(), false);
            }
        } finally {
            use.unlock();
        }
    }

    void end() {
        use.lock();
        try {
            if (!ended) {
                ended = true;
                orderSubscription.close();
                whenEnded.accept(this);
                write.whenComplete((sent, fault) -> close());
            }
        } finally {
            use.unlock();
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
