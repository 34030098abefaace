package flashsale.order.system.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Builds HTTP requests as text, so that tests can send malformed ones. */
final class RequestText {

    static final String JSON = "Content-Type: application/json\r\n";

    private RequestText() {}

    static String request(String method, String path, String headers) {
        return head(method, path, headers) + "\r\n";
    }

    static String request(String method, String path, String headers, String body) {
        return head(method, path, headers) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    private static String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: shop.example\r\n" + headers;
    }

    /** Adds header lines to a request. */
    static byte[] withHeaders(String request, String moreHeaders) {
        int end = request.indexOf("\r\n") + 2;
        return (request.substring(0, end) + moreHeaders + request.substring(end)).getBytes(UTF_8);
    }
}
