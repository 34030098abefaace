package flashsale.order.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections whose bodies arrive byte by byte. */
public final class SlowClients implements AutoCloseable {

    private static final int TRICKLES = 60;

    private final RawHttp http;
    private final List<Socket> sockets = new ArrayList<>();
    private final Thread sender = new Thread(this::trickle, "trickle");

    public SlowClients(RawHttp http) {
        this.http = http;
        sender.setDaemon(true);
    }

    /** Opens a connection, and sends the beginning of a request. */
    public Socket connect(String beginning) throws IOException {
        Socket socket = http.connect();
        sockets.add(socket);
        socket.getOutputStream().write(beginning.getBytes(UTF_8));
        return socket;
    }

    /** Starts to send another byte of each body per second, sooner than any read timeout of a server, for a minute. */
    public void startTrickle() {
        sender.start();
    }

    /** Whether the bodies still arrive. */
    public boolean trickles() {
        return sender.isAlive();
    }

    /** Asserts that no client has been answered. */
    public void assertUnanswered() throws IOException {
        for (Socket socket : sockets) {
            assertThat(socket.getInputStream().available()).isZero();
        }
    }

    /** The pause is the fault itself, not a wait for a condition. */
    private void trickle() {
        try {
            for (int sent = 0; sent < TRICKLES; sent++) {
                sockets.forEach(SlowClients::send);
                Thread.sleep(1_000);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException closed) {
            // The server has refused the request.
        }
    }

    @Override
    public void close() throws IOException {
        sender.interrupt();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
