package flashsale.order.system.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which request bodies are read, and when the server closes the connection instead. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class RequestBodyIT {

    private static final int HUGE = 100_000_000;
    private static final String CHUNK = "x".repeat(1 << 16);
    private static final String WITH_LENGTH = "Content-Length: " + HUGE;
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    /** Payara passes a chunked request on only when its first chunk has arrived. */
    private static final String FIRST_CHUNK = chunk("{");

    @ArquillianResource
    URI deployed;

    private RawHttp http;
    private String customer;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        http = new RawHttp(deployed);
        customer = RawHttp.authorization("42", ApiClient.CUSTOMER);
    }

    @Test
    void aTooLargeContentLengthIsRefusedAtOnce() {
        Response refused = http.send(order("Content-Length: 9999999999", "").getBytes(UTF_8));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Connection")).isEqualTo("close");
    }

    @Test
    void aChunkedBodyIsRefusedAsSoonAsItIsTooLarge() {
        Response refused = http.send(order(CHUNKED, chunk("x".repeat(17_000))).getBytes(UTF_8));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("Connection")).isEqualTo("close");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/orders,401", "/nothing,404", "/index.html,404"})
    void theRestOfARefusedBodyIsNotReadForEver(String path, int status) throws IOException {
        assertThat(statusBeforeClose(path, WITH_LENGTH, "", CHUNK)).isEqualTo(status);
        assertThat(statusBeforeClose(path, CHUNKED, FIRST_CHUNK, chunk(CHUNK))).isEqualTo(status);
    }

    /** The status depends on the server. */
    @Test
    void theRestOfAnUnneededBodyIsNotReadForEver() throws IOException {
        assertThat(statusBeforeClose("/health", WITH_LENGTH, "", CHUNK)).isPositive();
        assertThat(statusBeforeClose("/health", CHUNKED, FIRST_CHUNK, chunk(CHUNK)))
                .isPositive();
    }

    private int statusBeforeClose(String path, String form, String begin, String chunk) throws IOException {
        try (Socket socket = http.connect()) {
            socket.getOutputStream().write(post(path, "", form, begin).getBytes(UTF_8));
            int status = RawHttp.readResponse(socket).status();
            assertThat(isClosedWhileSending(socket, chunk.getBytes(UTF_8)))
                    .as(form)
                    .isTrue();
            return status;
        }
    }

    private static boolean isClosedWhileSending(Socket socket, byte[] chunk) {
        try {
            for (int sent = 0; sent < HUGE; sent += chunk.length) {
                socket.getOutputStream().write(chunk);
            }
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void aValidBodyKeepsTheConnectionOpenInEveryEncoding() throws IOException {
        String order = ApiClient.orderBody(1);
        String length = "Content-Length: " + order.getBytes(UTF_8).length;
        String chunked = chunk(order) + "0\r\n\r\n";
        try (Socket socket = http.connect()) {
            for (String request : new String[] {
                order(CHUNKED, chunked),
                order(length, order),
                order("Content-Encoding: identity\r\n" + CHUNKED, chunked),
                order("Content-Encoding: identity\r\n" + length, order)
            }) {
                socket.getOutputStream().write(request.getBytes(UTF_8));
                assertThat(RawHttp.readResponse(socket).status()).as(request).isEqualTo(202);
            }
        }
    }

    private String order(String form, String body) {
        return post("/api/v1/orders", customer, form, body);
    }

    private static String post(String path, String caller, String form, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\n" + caller + form
                + "\r\n\r\n" + body;
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.getBytes(UTF_8).length) + "\r\n" + content + "\r\n";
    }
}
