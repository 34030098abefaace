package flashsale.order.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP server that publishes the keys of an issuer, or breaks down. */
final class KeyServer implements AutoCloseable {

    /** How a request is answered. */
    private interface Behavior {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    private volatile Behavior behavior;

    KeyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            behavior.answer(exchange);
        });
        fail();
        server.start();
    }

    String url() {
        return "http://user:secret@localhost:" + server.getAddress().getPort() + "/keys";
    }

    int requests() {
        return requests.get();
    }

    void publish(String keySet) {
        respond(200, keySet);
    }

    void fail() {
        respond(500, "");
    }

    private void respond(int status, String text) {
        behavior = exchange -> {
            byte[] body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    /** Accepts requests and never answers them. */
    void hang() {
        behavior = exchange -> awaitClose();
    }

    /** Sends a body without end, one byte at a time. */
    void trickle() {
        behavior = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (closing.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        };
    }

    private void awaitClose() {
        try {
            closing.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
