package flashsale.order.launcher.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process of a {@link TinyServer}: reports that it is ready, unless a file {@code corrupt} is in its working directory. */
final class TinyServerProcess {
    private static final byte[] READY = "{\"status\":\"UP\",\"checks\":[{}]}".getBytes(StandardCharsets.UTF_8);

    private TinyServerProcess() {}

    public static void main(String[] arguments) throws IOException {
        if (Files.exists(Path.of("corrupt"))) {
            throw new IllegalStateException("corrupt");
        }
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, READY.length);
            exchange.getResponseBody().write(READY);
            exchange.close();
        });
        server.start();
        System.out.println("Last words");
    }
}
