package flashsale.order.system.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.RawHttp;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HTTP/2 on plain connections (h2c) is off: the streams of one connection could occupy every request thread. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("each-server")
class PlainHttp2IT {

    /** RFC 9113, 3.4, and an empty SETTINGS frame. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

    private static final int SETTINGS_FRAME = 4;

    @ArquillianResource
    URI deployed;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @Test
    void anOfferToUpgradeIsAnsweredByHttp11() {
        String offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";
        byte[] request = RequestText.request("GET", "/api/v1/products", offer).getBytes(US_ASCII);

        assertThat(new RawHttp(deployed).send(request).status()).isEqualTo(200);
    }

    @Test
    void aConnectionThatBeginsWithHttp2IsRefused() throws IOException {
        try (Socket socket = new RawHttp(deployed).connect()) {
            socket.getOutputStream().write(PREFACE.getBytes(US_ASCII));

            byte[] answer = readToEnd(socket);

            assertThat(answer.length > 3 && answer[3] == SETTINGS_FRAME)
                    .as("the server speaks HTTP/2: %s", new String(answer, US_ASCII))
                    .isFalse();
        }
    }

    /** A server may close the connection while parts of the request are unread, which resets it. */
    private static byte[] readToEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readNBytes(9);
        } catch (SocketException reset) {
            return new byte[0];
        }
    }
}
