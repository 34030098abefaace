package flashsale.order.web.sse;

import flashsale.order.application.track.OrderSubscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The event streams that are open on this instance. None of them holds a thread. */
@ApplicationScoped
public class EventStreams {

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    /** Not Kafka's thread, which must not wait for a client's connection. */
    @Inject
    Executor answers;

    public void open(OrderSubscription orderSubscription, SseEventSink sink, Sse sse) {
        EventStream stream = new EventStream(orderSubscription, sink, sse, open::remove, System.nanoTime());
        open.add(stream);
        stream.show(orderSubscription.now());
        if (!orderSubscription.now().status().isFinal()) {
            orderSubscription.decision().thenAcceptAsync(stream::show, answers);
        }
    }

    /** Shows the request as it is, and ends the stream: the client connects again. */
    public void glance(OrderSubscription orderSubscription, SseEventSink sink, Sse sse) {
        new EventStream(orderSubscription, sink, sse, ended -> {}, System.nanoTime())
                .showAndEnd(orderSubscription.now());
    }

    /** Keeps them alive, and ends those that are too old. */
    void beat() {
        long now = System.nanoTime();
        open.forEach(stream -> stream.beat(now));
    }

    /** Their clients connect again, elsewhere if this instance goes. */
    void endAll() {
        open.forEach(EventStream::end);
    }
}
