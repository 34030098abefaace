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

/** Clients that wait at the same time, each on its own connection for its own order: half with long polls, half with event streams. */
final class WaitingClients implements AutoCloseable {

    /** An order of a member. */
    record Order(String member, TraceId traceId) {}

    private static final String STILL_PROCESSING = "\"status\":\"PROCESSING\"}";

    private static final Pattern STATUS = Pattern.compile("\"status\":\"(COMPLETED|FAILED)\"");

    private final EventLoop eventLoop = new EventLoop();
    private final URI server;
    private final Map<String, String> tokens = new HashMap<>();
    private final List<Client> clients;

    /** Connects the clients. Each has read its status once, as after placing an order. */
    WaitingClients(URI server, List<Order> orders) throws ServiceFault {
        this.server = server;
        clients = IntStream.range(0, orders.size())
                .mapToObj(i -> client(orders.get(i), i % 2 == 0))
                .toList();
        clients.forEach(client -> eventLoop.execute(client::readStatus));
        CompletableFuture.allOf(all(Client::firstResponse)).join();
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

    /** Lets all clients wait for their decisions and returns when their requests are sent. */
    void waitForDecisions() {
        clients.forEach(client -> eventLoop.execute(client::await));
        CompletableFuture<Void> asked = new CompletableFuture<>();
        eventLoop.execute(() -> asked.complete(null));
        asked.join();
    }

    /** The outcome of each client: a final status, or the unexpected response. */
    CompletableFuture<String>[] outcomes() {
        return all(Client::outcomes);
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<String>[] all(Function<Client, CompletableFuture<String>> part) {
        return clients.stream().map(part).toArray(CompletableFuture[]::new);
    }

    /** Disconnects all clients. */
    @Override
    public void close() {
        eventLoop.close();
    }

    private record Client(
            HttpConnection connection,
            byte[] ask,
            byte[] waitRequest,
            CompletableFuture<String> firstResponse,
            CompletableFuture<String> outcomes) {

        Client(HttpConnection connection, byte[] ask, byte[] waitRequest) {
            this(connection, ask, waitRequest, new CompletableFuture<>(), new CompletableFuture<>());
        }

        void readStatus() {
            connection.send(ask, reply -> firstResponse.complete(text(reply)));
        }

        /** A client that gets no decision asks again, as the server expects it to. */
        void await() {
            connection.send(waitRequest, reply -> {
                if (text(reply).endsWith(STILL_PROCESSING)) {
                    await();
                } else {
                    outcomes.complete(end(text(reply)));
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
