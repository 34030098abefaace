package flashsale.order.simulation.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.URI;

/** Encodes the HTTP/1.1 requests of one customer. */
public final class RequestEncoder {
    private final String host;
    private final String bearer;

    public RequestEncoder(URI server, String token) {
        host = "Host: " + server.getRawAuthority() + "\r\n";
        bearer = "Authorization: Bearer " + token + "\r\n";
    }

    /** Encodes the GET of a product. */
    public byte[] page(long productId) {
        return ("GET /api/v1/products/" + productId + " HTTP/1.1\r\n" + host + "\r\n").getBytes(ISO_8859_1);
    }

    /** Encodes the GET of an order's status as a long poll (RFC 7240). */
    public byte[] status(String path) {
        return ("GET " + path + " HTTP/1.1\r\n" + host + bearer + "Prefer: wait=10\r\n\r\n").getBytes(ISO_8859_1);
    }

    /** Encodes a POST of JSON. */
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
