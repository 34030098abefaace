package flashsale.order.system.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.TraceId;
import flashsale.order.simulation.http.EventLoop;
import flashsale.order.simulation.http.HttpConnection;
import flashsale.order.simulation.http.HttpReply;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Clients who wait at once, each on a connection of its own and for an order of its own: half of them by long polls, half by streams. */
final class WaitingClients implements AutoCloseable {

    /** A request of a member, decided or not. */
    record Order(String member, TraceId traceId) {}

    private static final String STILL_PROCESSING = "\"status\":\"PROCESSING\"}";

    private static final Pattern STATUS = Pattern.compile("\"status\":\"(COMPLETED|FAILED)\"");

    private final EventLoop eventLoop = new EventLoop();
    private final URI server;
    private final Map<String, String> tokens = new HashMap<>();
    private final List<Client> clients;

    /** Each has asked once already, as one who has just ordered. */
    WaitingClients(URI server, List<Order> orders) throws ServiceFault {
        this.server = server;
        clients = IntStream.range(0, orders.size())
                .mapToObj(i -> client(orders.get(i), i % 2 == 0))
                .toList();
        clients.forEach(client -> eventLoop.execute(client::come));
        CompletableFuture.allOf(all(Client::here)).join();
    }

    private Client client(Order order, boolean polls) {
        String token = tokens.computeIfAbsent(
                order.member(), member -> SystemUnderTest.key().token(member, ApiClient.CUSTOMER));
        String path = "/api/v1/orders/" + order.traceId();
        byte[] wait =
                polls ? get(path, token, "Prefer: wait=30") : get(path + "/events", token, "Accept: text/event-stream");
        return new Client(new HttpConnection(eventLoop, server), get(path, token, "Accept: */*"), wait);
    }

    private byte[] get(String path, String token, String header) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + server.getRawAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n" + header + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    /** Returns when all that they ask is on the wire. */
    void waitForDecisions() {
        clients.forEach(client -> eventLoop.execute(client::await));
        CompletableFuture<Void> asked = new CompletableFuture<>();
        eventLoop.execute(() -> asked.complete(null));
        asked.join();
    }

    /** What each was told in the end: a final status, or what it got instead. */
    CompletableFuture<String>[] told() {
        return all(Client::told);
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<String>[] all(Function<Client, CompletableFuture<String>> part) {
        return clients.stream().map(part).toArray(CompletableFuture[]::new);
    }

    /** Hangs up. */
    @Override
    public void close() {
        eventLoop.close();
    }

    private record Client(
            HttpConnection connection,
            byte[] ask,
            byte[] askAgain,
            CompletableFuture<String> here,
            CompletableFuture<String> told) {

        Client(HttpConnection connection, byte[] ask, byte[] askAgain) {
            this(connection, ask, askAgain, new CompletableFuture<>(), new CompletableFuture<>());
        }

        void come() {
            connection.send(ask, reply -> here.complete(text(reply)));
        }

        /** Who was sent away without a decision asks again, as the server wants it. */
        void await() {
            connection.send(askAgain, reply -> {
                if (text(reply).endsWith(STILL_PROCESSING)) {
                    await();
                } else {
                    told.complete(end(text(reply)));
                }
            });
        }

        private static String text(HttpReply reply) {
            return reply.code() == 200 ? new String(reply.body(), UTF_8) : reply.code() + " " + reply.head();
        }

        private static String end(String text) {
            Matcher status = STATUS.matcher(text);
            return status.find() ? status.group(1) : text;
        }
    }
}
