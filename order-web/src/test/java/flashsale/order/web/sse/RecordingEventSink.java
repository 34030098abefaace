package flashsale.order.web.sse;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fake sink that records each event as a line. Like a server's sink, it closes when a write fails. */
public final class RecordingEventSink implements Sse, SseEventSink {

    private final List<String> all = new ArrayList<>();
    private boolean failing;
    private boolean closed;
    private CompletableFuture<?> write = CompletableFuture.completedFuture(null);

    public List<String> all() {
        return all;
    }

    public void note(String line) {
        all.add(line);
    }

    /** From now on every write hangs until this future completes. */
    public void stallUntil(CompletableFuture<?> end) {
        write = end;
    }

    public void failWrites() {
        failing = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (failing) {
            closed = true;
            return CompletableFuture.failedStage(new IOException("The client is gone"));
        }
        all.add(event.toString());
        return write;
    }

    @Override
    public void close() {
        closed = true;
        all.add("closed");
    }

    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
        return new EventBuilder();
    }

    @Override
    public SseBroadcaster newBroadcaster() {
        throw new UnsupportedOperationException();
    }

    private static final class EventBuilder implements OutboundSseEvent.Builder {

        private final List<String> parts = new ArrayList<>();

        @Override
        public OutboundSseEvent.Builder id(String id) {
            parts.add(1, "id " + id);
            return this;
        }

        @Override
        public OutboundSseEvent.Builder name(String name) {
            parts.add(name);
            return this;
        }

        @Override
        public OutboundSseEvent.Builder reconnectDelay(long milliseconds) {
            parts.add("retry " + milliseconds);
            return this;
        }

        @Override
        public OutboundSseEvent.Builder comment(String comment) {
            parts.add(": " + comment);
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public OutboundSseEvent.Builder data(Class type, Object data) {
            parts.add(data.toString());
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public OutboundSseEvent.Builder data(GenericType type, Object data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutboundSseEvent.Builder data(Object data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutboundSseEvent.Builder mediaType(MediaType mediaType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutboundSseEvent build() {
            String line = String.join(" ", parts);
            return (OutboundSseEvent) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {OutboundSseEvent.class},
                    (proxy, method, arguments) -> line);
        }
    }
}
