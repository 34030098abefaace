package flashsale.order.system.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.ProtectedEndpoint;
import flashsale.order.system.client.TestTokens;
import flashsale.order.system.fixture.ConfiguredApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application outlasts an outage of the issuer of its tokens, whose keys it has by a URL. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IssuerOutageIT {

    private static final String KEY_ID = "key-2026";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final TestTokens TOKENS = new TestTokens();

    private static HttpServer issuer;

    @ArquillianResource
    URI deployed;

    @Deployment(testable = false)
    static EnterpriseArchive application() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = TOKENS.keySet(KEY_ID).getBytes(UTF_8);
        issuer.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        return ConfiguredApplication.with(Map.of(
                "mp.jwt.verify.publickey.location",
                "http://localhost:" + issuer.getAddress().getPort() + "/keys",
                "flashsale.token-keys.retry-seconds",
                "1"));
    }

    @AfterAll
    static void stopTheIssuer() {
        issuer.stop(0);
    }

    @Test
    void theApplicationOutlastsItsIssuer() {
        ApiClient api = new ApiClient(deployed);

        assertThat(callWith(api, KEY_ID).statusCode()).isEqualTo(404);
        assertThat(callWith(api, "invented").statusCode()).isEqualTo(401);

        issuer.stop(0);
        await("an outage").atMost(TIMEOUT).until(() -> callWith(api, "invented").statusCode() == 503);
        assertThat(callWith(api, KEY_ID).statusCode()).isEqualTo(404);
        assertThat(api.getPublic("/health/ready").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> callWith(ApiClient api, String keyId) {
        return api.send(ProtectedEndpoint.ALL
                .get(1)
                .requestTo(deployed)
                .header("Authorization", "Bearer " + TOKENS.withKeyId(keyId, UnaryOperator.identity())));
    }
}
