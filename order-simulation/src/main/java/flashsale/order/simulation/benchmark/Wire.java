package flashsale.order.simulation.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/** Requests as they go over the wire. */
record Wire(URI server) {
    /** An order, posted to a path of the server. */
    byte[] order(String path, String token, long... productIds) {
        String body = "{" + SampleOrder.body(productIds) + "}";
        String head = "POST " + path + " HTTP/1.1\r\n" + common(token)
                + "Content-Type: application/json\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n";
        return (head + body).getBytes(UTF_8);
    }

    /** Asks for an order's status, willing to wait for its end (RFC 7240). */
    byte[] status(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\n" + common(token) + "Prefer: wait=10\r\n\r\n").getBytes(UTF_8);
    }

    private String common(String token) {
        return "Host: " + server.getRawAuthority() + "\r\nAuthorization: Bearer " + token + "\r\n";
    }
}
