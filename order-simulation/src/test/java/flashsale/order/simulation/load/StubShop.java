package flashsale.order.simulation.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A stub of the HTTP interface that keeps all promises; a test breaks one by overriding a response. */
class StubShop implements AutoCloseable {
    final AtomicInteger placed = new AtomicInteger();
    final AtomicInteger pages = new AtomicInteger();
    final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    private final int stock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Set<String> polledBefore = ConcurrentHashMap.newKeySet();

    record Reply(int code, Map<String, String> headers, String body) {}

    StubShop(int stock) throws IOException {
        this.stock = stock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
        server.setExecutor(threads);
        server.createContext("/api/v1/products/", exchange -> {
            pages.incrementAndGet();
            answer(exchange, page());
        });
        server.createContext("/api/v1/orders", exchange -> answer(exchange, orders(exchange)));
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
    }

    Reply page() {
        return new Reply(200, Map.of(), "{\"productId\":1001,\"stock\":%d,\"version\":0}".formatted(stock));
    }

    Reply accept(int number, String traceId) {
        return new Reply(
                202,
                Map.of("Location", "/api/v1/orders/" + traceId, "Retry-After", "1"),
                "{\"traceId\":\"%s\",\"status\":\"PROCESSING\"}".formatted(traceId));
    }

    String traceId(int number) {
        return UUID.randomUUID().toString();
    }

    Reply status(int number, String traceId) {
        return number < stock ? completed(traceId) : failed(traceId, "OUT_OF_STOCK");
    }

    static Reply completed(String traceId) {
        return decided(traceId, "\"COMPLETED\",\"order\":{}");
    }

    static Reply failed(String traceId, String reason) {
        return decided(traceId, "\"FAILED\",\"reason\":\"%s\"".formatted(reason));
    }

    static Reply processing(String traceId) {
        return new Reply(
                200, Map.of("Retry-After", "1"), "{\"traceId\":\"%s\",\"status\":\"PROCESSING\"}".formatted(traceId));
    }

    static Reply problem(int code, String title) {
        return new Reply(code, Map.of(), "{\"title\":\"%s\",\"status\":%d}".formatted(title, code));
    }

    private static Reply decided(String traceId, String status) {
        return new Reply(
                200,
                Map.of(),
                "{\"traceId\":\"%s\",\"decidedAt\":\"2030-01-01T00:00:00.000Z\",\"status\":%s}"
                        .formatted(traceId, status));
    }

    private Reply orders(HttpExchange exchange) {
        if (exchange.getRequestMethod().equals("POST")) {
            int number = placed.getAndIncrement();
            String traceId = traceId(number);
            numbers.put(traceId, number);
            return accept(number, traceId);
        }
        String path = exchange.getRequestURI().getPath();
        String traceId = path.substring(path.lastIndexOf('/') + 1);
        return polledBefore.add(traceId) ? processing(traceId) : status(numbers.get(traceId), traceId);
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        connections.add(exchange.getRemoteAddress());
        exchange.getRequestBody().readAllBytes();
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.code(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
