package flashsale.order.simulation.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import flashsale.order.simulation.model.ServiceFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An HTTP/1.1 response (RFC 9112).
 *
 * @param code 0 if there was no response
 * @param head status line and header fields, each terminated by CR LF; the cause if there was no response
 * @param body without its transfer coding
 */
public record HttpReply(int code, String head, byte[] body) {
    private static final String LINE_END = "\r\n";

    static HttpReply none(IOException fault) {
        return new HttpReply(0, "no response: " + ServiceFault.rootMessage(fault), new byte[0]);
    }

    /**
     * Parses a response.
     *
     * @param closed whether the server has closed the connection
     * @return empty if the response is still incomplete
     * @throws IOException if the bytes are not a response
     */
    static Optional<HttpReply> read(byte[] bytes, int length, boolean closed) throws IOException {
        int start = endOfHead(bytes, length);
        if (start < 0) {
            return Optional.empty();
        }
        String head = new String(bytes, 0, start, ISO_8859_1);
        if (!head.startsWith("HTTP/1.") || head.length() < 12) {
            throw new IOException("not an HTTP/1.1 response");
        }
        int code = number(head.substring(9, 12), 10);
        return body(new HttpReply(code, head, new byte[0]), bytes, start, length, closed)
                .map(body -> new HttpReply(code, head, body));
    }

    /** Returns a header field's value, empty if absent. */
    public String header(String name) {
        for (int line = head.indexOf(LINE_END); line >= 0; line = head.indexOf(LINE_END, line + 2)) {
            int field = line + 2;
            int colon = field + name.length();
            if (head.regionMatches(true, field, name, 0, name.length()) && head.startsWith(":", colon)) {
                return head.substring(colon + 1, head.indexOf(LINE_END, colon)).strip();
            }
        }
        return "";
    }

    /** Whether the server closes the connection after this response. */
    boolean last() {
        return header("Connection").equalsIgnoreCase("close") || head.startsWith("HTTP/1.0");
    }

    private static int endOfHead(byte[] bytes, int length) {
        for (int i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static Optional<byte[]> body(HttpReply head, byte[] bytes, int start, int length, boolean closed)
            throws IOException {
        if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunks(bytes, start, length);
        }
        String contentLength = head.header("Content-Length");
        if (contentLength.isEmpty() && head.code != 204) {
            return closed ? Optional.of(Arrays.copyOfRange(bytes, start, length)) : Optional.empty();
        }
        int end = start + (contentLength.isEmpty() ? 0 : number(contentLength, 10));
        return end <= length ? Optional.of(Arrays.copyOfRange(bytes, start, end)) : Optional.empty();
    }

    private static Optional<byte[]> chunks(byte[] bytes, int start, int length) throws IOException {
        String text = new String(bytes, 0, length, ISO_8859_1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = start;
        for (int line = text.indexOf(LINE_END, at); line >= 0; line = text.indexOf(LINE_END, at)) {
            int size = number(text.substring(at, line).split(";", 2)[0].strip(), 16);
            int chunk = line + 2;
            if (size == 0) {
                return text.startsWith(LINE_END, chunk) ? Optional.of(body.toByteArray()) : Optional.empty();
            }
            if (chunk + size + 2 > length) {
                return Optional.empty();
            }
            body.write(bytes, chunk, size);
            at = chunk + size + 2;
        }
        return Optional.empty();
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            return Integer.parseUnsignedInt(digits, radix);
        } catch (NumberFormatException malformed) {
            throw new IOException("malformed number in an HTTP response: '" + digits + "'", malformed);
        }
    }
}
