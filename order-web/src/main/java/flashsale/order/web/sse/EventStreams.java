package flashsale.order.web.sse;

import flashsale.order.application.track.OrderSubscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Registry of the event streams that are open on this instance. An open stream occupies no thread. */
@ApplicationScoped
public class EventStreams {

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    /** Writes events, because the thread that announces decisions must not wait for a client's connection. */
    @Inject
    Executor responseExecutor;

    public void open(OrderSubscription orderSubscription, SseEventSink sink, Sse sse) {
        EventStream stream = new EventStream(orderSubscription, sink, sse, open::remove, System.nanoTime());
        open.add(stream);
        stream.sendStatus(orderSubscription.initial());
        if (!orderSubscription.initial().status().isFinal()) {
            orderSubscription.decision().thenAcceptAsync(stream::sendStatus, responseExecutor);
        }
    }

    /** Sends the current status and ends the stream, so that the client reconnects. */
    public void sendOnce(OrderSubscription orderSubscription, SseEventSink sink, Sse sse) {
        new EventStream(orderSubscription, sink, sse, ended -> {}, System.nanoTime())
                .sendStatusAndEnd(orderSubscription.initial());
    }

    /** Keeps the streams alive and ends those that are too old. */
    void heartbeat() {
        long now = System.nanoTime();
        open.forEach(stream -> stream.heartbeat(now));
    }

    /** Ends all streams; their clients reconnect, to another instance if this one stops. */
    void endAll() {
        open.forEach(EventStream::end);
    }
}
