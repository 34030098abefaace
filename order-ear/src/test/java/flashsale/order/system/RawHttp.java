package flashsale.order.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** HTTP/1.1 without a client that would keep a test from sending nonsense. */
final class RawHttp {

    private static final int PATIENCE = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /**
     * An answer.
     *
     * @param headers by their names in lower case
     */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(",", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    /** Returns the line of a request's head that tells who sends it. */
    static String signedIn(String member, String group) {
        return "Authorization: Bearer " + RealSystem.key().token(member, group) + "\r\n";
    }

    /** Sends these bytes and reads the answer; the connection is closed then. */
    Answer send(byte[] request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request);
            return answer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    /** Reads an answer whose body has a length or none, or is chunked. */
    static Answer answer(Socket socket) throws IOException {
        String head = head(socket.getInputStream());
        String[] lines = head.split("\r\n");
        Map<String, List<String>> headers = List.of(lines).subList(1, lines.length).stream()
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        header -> header[0].toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.mapping(header -> header[1], Collectors.toList())));
        int length = Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).get(0));
        byte[] body = socket.getInputStream().readNBytes(length);
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith(END_OF_HEAD)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Closed after: " + head.toString(UTF_8));
            }
            head.write(next);
        }
        return head.toString(UTF_8);
    }

    /** Whether the server closes the connection, sooner or later, with or without an answer. */
    static boolean isClosed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what it says is not looked at
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }
}
