package flashsale.order.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Download of a key set (RFC 7517, 5), in one attempt of limited time and size. It uses {@link HttpURLConnection}, because the JDK's newer
 * client starts threads of its own.
 */
final class KeySetDownload {

    private static final int MAX_BYTES = 256 * 1_024;
    private static final int BUFFER_BYTES = 8 * 1_024;
    private static final String MEDIA_TYPES = "application/jwk-set+json, application/json";

    private final URL url;
    private final Duration timeout;

    /** @param timeout of the connection, of each read, and of the body except for its last read */
    KeySetDownload(URL url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    /** Returns the RSA keys of the set; there may be none. */
    List<JsonWebKey> fetch() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", MEDIA_TYPES);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("HTTP status " + connection.getResponseCode());
            }
            return parse(body(connection));
        } finally {
            connection.disconnect();
        }
    }

    private String body(HttpURLConnection connection) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = connection.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                body.write(buffer, 0, read);
                if (body.size() > MAX_BYTES) {
                    throw new IOException("more than " + MAX_BYTES + " bytes");
                }
                if (System.nanoTime() - start > timeout.toNanos()) {
                    throw new SocketTimeoutException("the body did not arrive in time");
                }
            }
        }
        return body.toString(UTF_8);
    }

    private static List<JsonWebKey> parse(String text) throws IOException {
        try {
            return new JsonWebKeySet(text)
                    .getJsonWebKeys().stream()
                            .filter(RsaJsonWebKey.class::isInstance)
                            .toList();
        } catch (JoseException | RuntimeException malformed) {
            // The library throws various unchecked exceptions for malformed content.
            throw new IOException("the response is not a JWKS", malformed);
        }
    }

    /** Returns the address without a user and password. */
    @Override
    public String toString() {
        return url.toString().replaceFirst("//[^/]*@", "//***@");
    }
}
