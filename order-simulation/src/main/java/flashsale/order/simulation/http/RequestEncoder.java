package flashsale.order.simulation.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.URI;

/** The requests of one customer, as they go over the wire. */
public final class RequestEncoder {
    private final String host;
    private final String bearer;

    public RequestEncoder(URI server, String token) {
        host = "Host: " + server.getRawAuthority() + "\r\n";
        bearer = "Authorization: Bearer " + token + "\r\n";
    }

    /** Looks at the page of a product. */
    public byte[] page(long productId) {
        return ("GET /api/v1/products/" + productId + " HTTP/1.1\r\n" + host + "\r\n").getBytes(ISO_8859_1);
    }

    /** Asks at an order's address what became of it, willing to wait for it (RFC 7240). */
    public byte[] status(String path) {
        return ("GET " + path + " HTTP/1.1\r\n" + host + bearer + "Prefer: wait=10\r\n\r\n").getBytes(ISO_8859_1);
    }

    /** Posts JSON. */
    public byte[] post(String path, byte[] json) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\n" + host + bearer
                        + "Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length + json.length);
        request.writeBytes(head);
        request.writeBytes(json);
        return request.toByteArray();
    }
}
