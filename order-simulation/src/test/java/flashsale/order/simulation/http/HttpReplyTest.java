package flashsale.order.simulation.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HttpReplyTest {
    private static final String SIZED = "HTTP/1.1 202 Accepted\r\nlocation: /a\r\nContent-Length: 3\r\n\r\nabc";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n";

    @Test
    void aSizedBodyIsReadOnlyWhenComplete() throws IOException {
        assertReadOnlyWhenComplete(SIZED, "abc");
        assertThat(read(SIZED, false).code()).isEqualTo(202);
    }

    @Test
    void aChunkedBodyIsReadOnlyWhenComplete() throws IOException {
        assertReadOnlyWhenComplete(CHUNKED, "abc0123456789");
    }

    @Test
    void aBodyWithoutLengthEndsWithTheConnection() throws IOException {
        String unsized = "HTTP/1.1 200 OK\r\n\r\nabc";
        assertThat(HttpReply.read(unsized.getBytes(ISO_8859_1), unsized.length(), false))
                .isEmpty();
        assertThat(read(unsized, true).body()).asString(ISO_8859_1).isEqualTo("abc");
    }

    @Test
    void headerNamesAreCaseInsensitiveAndMissingHeadersAreEmpty() throws IOException {
        assertThat(read(SIZED, false).header("Location")).isEqualTo("/a");
        assertThat(read(SIZED, false).header("Retry-After")).isEmpty();
    }

    @Test
    void connectionCloseIsRecognised() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", false)
                        .last())
                .isTrue();
        assertThat(read(SIZED, false).last()).isFalse();
    }

    @Test
    void malformedResponsesAreRejected() {
        assertThatIOException().isThrownBy(() -> read("SSH-2.0-server\r\n\r\n\r\n", false));
        assertThatIOException().isThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", false));
    }

    private static void assertReadOnlyWhenComplete(String response, String body) throws IOException {
        byte[] bytes = response.getBytes(ISO_8859_1);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(HttpReply.read(bytes, length, false)).isEmpty();
        }
        assertThat(read(response, false).body()).asString(ISO_8859_1).isEqualTo(body);
    }

    private static HttpReply read(String response, boolean ended) throws IOException {
        return HttpReply.read(response.getBytes(ISO_8859_1), response.length(), ended)
                .orElseThrow();
    }
}
