package flashsale.order.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.TraceId;
import flashsale.order.simulation.Line;
import flashsale.order.simulation.Loop;
import flashsale.order.simulation.Reply;
import flashsale.order.simulation.ServiceFault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Clients who wait at once, each on a connection of its own and for an order of its own: half of them by long polls, half by streams. */
final class WaitingCrowd implements AutoCloseable {

    private static final String STILL_PROCESSING = "\"status\":\"PROCESSING\"}";

    private final Loop loop = new Loop();
    private final List<CompletableFuture<String>> ends = new ArrayList<>();
    private final URI server;
    private final String token;

    WaitingCrowd(URI server, String member, List<TraceId> orders) throws ServiceFault {
        this.server = server;
        token = RealSystem.key().token(member, Shop.CUSTOMER);
        for (TraceId order : orders) {
            Line line = new Line(loop, server);
            CompletableFuture<String> end = new CompletableFuture<>();
            byte[] call = ends.size() % 2 == 0 ? poll(order) : follow(order);
            ends.add(end);
            loop.execute(() -> call(line, call, end));
        }
    }

    private byte[] poll(TraceId order) {
        return get("/api/v1/orders/" + order, "Prefer: wait=30");
    }

    private byte[] follow(TraceId order) {
        return get("/api/v1/orders/" + order + "/events", "Accept: text/event-stream");
    }

    private byte[] get(String path, String header) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + server.getRawAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n" + header + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    /** Who was sent away without a decision comes again, as the server wants it. */
    private static void call(Line line, byte[] call, CompletableFuture<String> end) {
        line.send(call, reply -> {
            if (text(reply).endsWith(STILL_PROCESSING)) {
                call(line, call, end);
            } else {
                end.complete(text(reply));
            }
        });
    }

    private static String text(Reply reply) {
        return reply.code() == 200 ? new String(reply.body(), UTF_8) : reply.code() + " " + reply.head();
    }

    /** What each was told in the end: an object, or a stream of events. */
    List<CompletableFuture<String>> ends() {
        return ends;
    }

    @Override
    public void close() {
        loop.close();
    }
}
