package flashsale.order.system.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.client.SlowClients;
import flashsale.order.system.fixture.ServerQuirks;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients whose bodies arrive slowly hold no thread of the server, in whatever call, with a token or without. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class SlowBodiesIT {

    /** More than the server has threads for requests. */
    private static final int CLIENTS = 60;

    private static final String LENGTH = "Content-Length: 1000";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    @ArquillianResource
    URI deployed;

    private RawHttp http;
    private SlowClients slow;
    private ApiClient api;
    private String customer;
    private String operator;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClients() {
        http = new RawHttp(deployed);
        slow = new SlowClients(http);
        api = new ApiClient(deployed);
        customer = RawHttp.authorization("42", ApiClient.CUSTOMER);
        operator = RawHttp.authorization("1", ApiClient.OPERATOR);
    }

    @AfterEach
    void closeSlowConnections() throws IOException {
        slow.close();
    }

    @Test
    void othersAreServedWhileBodiesArriveSlowly() throws IOException {
        long product = api.createProduct(10);
        List<String> heads = List.of(
                head("POST", "/api/v1/orders", customer, LENGTH),
                head("POST", "/api/v1/orders", customer, CHUNKED),
                head("PUT", "/api/v1/products/" + product, operator, LENGTH),
                head("POST", "/api/v1/products/" + product + "/restock", operator, LENGTH),
                head("POST", "/api/v1/dead-letters/redrive", operator, LENGTH));
        connect(CLIENTS, heads);

        assertThat(api.getPublic("/api/v1/products/" + product).statusCode()).isEqualTo(200);
        assertThat(http.send((head("POST", "/api/v1/orders", customer, length(ApiClient.orderBody(product)))
                                        + ApiClient.orderBody(product))
                                .getBytes(UTF_8))
                        .status())
                .isEqualTo(202);

        // Answers would have meant that the others waited for the end of the slow ones.
        slow.assertUnanswered();
    }

    /** Anyone can send these requests: they are refused without their bodies. */
    @Test
    void othersAreServedWhileRefusedBodiesArriveSlowly() throws IOException {
        long product = api.createProduct(10);
        List<String> heads = List.of(
                head("POST", "/api/v1/orders", "", LENGTH),
                head("POST", "/api/v1/orders", "", CHUNKED),
                head("PUT", "/api/v1/products/" + product, customer, LENGTH),
                head("GET", "/api/v1/products/" + product, "", LENGTH),
                head("OPTIONS", "/api/v1/orders", "", LENGTH),
                head("POST", "//api/v1/orders", customer, LENGTH),
                head("POST", "/health/ready", "", LENGTH),
                head("POST", "/metrics", "", LENGTH));
        connect(CLIENTS * heads.size(), heads);
        slow.startTrickle();

        assertThat(api.getPublic("/api/v1/products/" + product).statusCode()).isEqualTo(200);
        assertThat(slow.trickles()).as("the bodies still arrive").isTrue();
    }

    /** Payara closes it once it was idle for a minute, unless the client does. */
    @ParameterizedTest
    @ValueSource(strings = {LENGTH, CHUNKED})
    void afterA408TheConnectionIsClosed(String form) throws IOException {
        String head = head("POST", "/api/v1/orders", customer, form);
        try (Socket socket = http.connect()) {
            socket.getOutputStream().write((head + firstByte(head)).getBytes(UTF_8));

            Response response = RawHttp.readResponse(socket);

            assertThat(response.status()).isEqualTo(408);
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(response.header("Connection")).isEqualTo("close");
            if (ServerQuirks.closesAtOnce()) {
                assertThat(RawHttp.isClosed(socket)).isTrue();
            }
        }
    }

    @Test
    void bodiesThatArriveInPartsAreReadCompletely() throws IOException {
        String order = ApiClient.orderBody(api.createProduct(10));
        try (Socket socket = http.connect()) {
            for (int parts = 0; parts < 3; parts++) {
                assertThat(statusInParts(socket, length(order), order)).isEqualTo(202);
                assertThat(statusInParts(
                                socket,
                                CHUNKED,
                                Integer.toHexString(order.getBytes(UTF_8).length) + "\r\n" + order + "\r\n0\r\n\r\n"))
                        .isEqualTo(202);
            }
        }
        assertThat(http.send((head("POST", "/api/v1/orders", customer, CHUNKED) + "0\r\n\r\n").getBytes(UTF_8))
                        .status())
                .isEqualTo(400);
    }

    private int statusInParts(Socket socket, String form, String body) throws IOException {
        String request = head("POST", "/api/v1/orders", customer, form) + body;
        int end = request.indexOf("\r\n\r\n") + 5;
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(request.substring(0, end).getBytes(UTF_8));
        socket.getOutputStream().flush();
        // Another call's answer shows that the server has had the first part.
        assertThat(api.getPublic("/api/v1/products").statusCode()).isEqualTo(200);
        socket.getOutputStream().write(request.substring(end).getBytes(UTF_8));
        return RawHttp.readResponse(socket).status();
    }

    private void connect(int clients, List<String> heads) throws IOException {
        for (int client = 0; client < clients; client++) {
            String head = heads.get(client % heads.size());
            slow.connect(head + firstByte(head));
        }
    }

    /** Payara passes a chunked request on only when its first chunk has arrived. */
    private static String firstByte(String head) {
        return head.contains(CHUNKED) ? "1\r\n{\r\n" : "{";
    }

    private static String length(String body) {
        return "Content-Length: " + body.getBytes(UTF_8).length;
    }

    private static String head(String method, String path, String caller, String form) {
        return method + " " + path + " HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\n" + caller
                + form + "\r\n\r\n";
    }
}
