package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.EventStream;
import flashsale.order.system.client.ProtectedEndpoint;
import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.client.SlowClients;
import flashsale.order.system.client.TestTokens;
import flashsale.order.system.fixture.ConfiguredApplication;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings that operators may change: timeouts, limits, readers of metrics, and a key set for tokens. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OperatorSettingsIT {

    private static final String KEY_ID = "key-2026";

    private static final Path KEY_SET = Path.of("target", "jwks.json").toAbsolutePath();

    @ArquillianResource
    URI deployed;

    private final TestTokens tokens = new TestTokens();

    private ApiClient api;

    @Deployment(testable = false)
    static EnterpriseArchive application() throws IOException {
        Files.writeString(KEY_SET, new TestTokens().keySet(KEY_ID));
        return ConfiguredApplication.with(Map.of(
                "flashsale.web.body-timeout-ms",
                "1000",
                "flashsale.web.waiting-clients",
                "1",
                "flashsale.metrics.readers",
                "prometheus",
                "mp.jwt.verify.publickey.location",
                KEY_SET.toUri().toString()));
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void aTokenIsVerifiedWithTheKeyThatItNames() {
        ProtectedEndpoint endpoint = ProtectedEndpoint.ALL.get(1);
        assertThat(status(endpoint, tokens.withKeyId(KEY_ID, UnaryOperator.identity())))
                .isEqualTo(404);
        assertThat(status(endpoint, tokens.withKeyId("another", UnaryOperator.identity())))
                .isEqualTo(401);
    }

    private int status(ProtectedEndpoint endpoint, String token) {
        return api.send(endpoint.requestTo(deployed).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void onlyTheirReadersMayReadMetrics() {
        assertThat(metrics(Optional.empty())).isEqualTo(401);
        assertThat(metrics(Optional.of("customer"))).isEqualTo(403);
        assertThat(metrics(Optional.of("prometheus"))).isEqualTo(200);
    }

    private int metrics(Optional<String> group) {
        HttpRequest.Builder request = HttpRequest.newBuilder(deployed.resolve("/metrics"));
        group.ifPresent(name -> request.header(
                "Authorization", "Bearer " + tokens.withKeyId(KEY_ID, claims -> claims.add("groups", name))));
        return api.send(request).statusCode();
    }

    @Test
    void aClientBeyondTheWaitingLimitGetsTheCurrentStatusAndRetries() {
        String path = "/orders/" + SystemUnderTest.traceIds().issue(TestTokens.MEMBER);
        EventStream first = openStream(path);
        await("the first client to wait")
                .until(() -> !first.linesStartingWith("data:").isEmpty());

        HttpResponse<String> poll = api.send(asMember(path).header("Prefer", "wait=30"));
        EventStream second = openStream(path);

        assertThat(poll.body()).contains("PROCESSING");
        assertThat(header(poll, "Retry-After")).isEqualTo("1");
        assertThat(poll.headers().firstValue("Preference-Applied")).isEmpty();
        await("the second stream to end").until(second.completion()::isDone);
        assertThat(second.linesStartingWith("data:")).singleElement().asString().contains("PROCESSING");
        assertThat(second.linesStartingWith("retry:")).containsExactly("retry: 1000");
        assertThat(first.completion()).isNotDone();
        first.completion().cancel(true);
    }

    private EventStream openStream(String path) {
        return new EventStream(
                HttpClient.newHttpClient(), asMember(path + "/events").build());
    }

    private HttpRequest.Builder asMember(String path) {
        return HttpRequest.newBuilder(deployed.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + tokens.withKeyId(KEY_ID, UnaryOperator.identity()));
    }

    private static String header(HttpResponse<String> response, String name) {
        return String.join(",", response.headers().allValues(name));
    }

    /** Bytes keep arriving before any read timeout of the server, but the whole body exceeds the limit. */
    @Test
    void aSlowBodyTimesOutAndEndsTheConnection() throws IOException {
        String head = "POST /api/v1/orders HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000\r\nAuthorization: Bearer " + tokens.withKeyId(KEY_ID, UnaryOperator.identity())
                + "\r\n\r\n";
        try (SlowClients slow = new SlowClients(new RawHttp(deployed))) {
            Socket socket = slow.connect(head);
            slow.startTrickle();

            Response response = RawHttp.readResponse(socket);

            assertThat(response.status()).isEqualTo(408);
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(response.header("Connection")).isEqualTo("close");
        }
    }
}
