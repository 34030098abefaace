package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP connection's way through a test, which can delay it, cut it, and see what the client says. */
final class Wire implements AutoCloseable {

    /** What becomes of some bytes of the client. */
    enum Fate {
        PASS,
        /** The server never sees them. */
        CUT,
        /** The server does what they ask for, and the client never hears of it. */
        CUT_BEFORE_ANSWER
    }

    /** Sees what clients send, as it was read: one statement may come in two parts, but none does that fits into a packet. */
    @FunctionalInterface
    interface Witness {
        Fate look(Object connection, String sent);
    }

    private static final Witness CALM = (connection, sent) -> Fate.PASS;

    private final ServerSocket door;
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile Witness witness = CALM;
    private volatile Duration delay = Duration.ZERO;

    Wire(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon("wire-" + target, this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void watch(Witness eyes) {
        witness = eyes;
    }

    /** Holds whatever the server says for that long. */
    void slow(Duration held) {
        delay = held;
    }

    void calm() {
        witness = CALM;
        delay = Duration.ZERO;
    }

    /** Breaks every connection there is; new ones get through. */
    void cut() {
        lines.forEach(Line::close);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                daemon("wire-" + target + "-line", () -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
            lines.add(line);
            daemon("wire-" + target + "-down", line::down);
            line.up();
        } catch (IOException targetAway) {
            closeQuietly(client);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile boolean mute;

        Line(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void up() {
            pump(client, server, (bytes, length) -> {
                Fate fate = witness.look(this, new String(bytes, 0, length, ISO_8859_1));
                mute |= fate == Fate.CUT_BEFORE_ANSWER;
                return fate != Fate.CUT;
            });
        }

        void down() {
            pump(server, client, (bytes, length) -> {
                if (!delay.isZero()) {
                    // What makes the wire slow, and no wait for anything.
                    Thread.sleep(delay.toMillis());
                }
                return !mute;
            });
        }

        private void pump(Socket from, Socket to, Gate gate) {
            byte[] bytes = new byte[1 << 16];
            try {
                InputStream in = from.getInputStream();
                for (int length = in.read(bytes); length > 0 && gate.lets(bytes, length); length = in.read(bytes)) {
                    to.getOutputStream().write(bytes, 0, length);
                }
            } catch (IOException broken) {
                // The other side hears of it below.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        }

        void close() {
            lines.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    @FunctionalInterface
    private interface Gate {
        boolean lets(byte[] bytes, int length) throws InterruptedException;
    }
}
