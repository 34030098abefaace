package flashsale.order.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.fixture.SystemUnderTest;
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

/** HTTP/1.1 over a socket, for requests that no HTTP client would send. */
public final class RawHttp {

    private static final int TIMEOUT = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final URI server;

    public RawHttp(URI server) {
        this.server = server;
    }

    /**
     * A response.
     *
     * @param headers the headers by lower-case name
     */
    public record Response(int status, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    /** Returns the Authorization header line for a member. */
    public static String authorization(String member, String group) {
        return "Authorization: Bearer " + SystemUnderTest.key().token(member, group) + "\r\n";
    }

    /** Sends these bytes, reads the response and closes the connection. */
    public Response send(byte[] request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request);
            return readResponse(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(TIMEOUT);
        return socket;
    }

    /** Reads a response; a body is read only if it has a Content-Length. */
    public static Response readResponse(Socket socket) throws IOException {
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
        return new Response(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, UTF_8));
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

    /** Whether the server closes the connection before the timeout, with or without a response. */
    public static boolean isClosed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // the content is irrelevant
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }
}
