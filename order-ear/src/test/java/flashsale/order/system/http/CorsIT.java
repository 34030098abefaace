package flashsale.order.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.ProtectedEndpoint;
import flashsale.order.system.client.TestTokens;
import flashsale.order.system.fixture.ConfiguredApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cross-origin requests from the origins that an operator allows. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CorsIT {

    private static final String ORIGIN = "https://shop.example";

    @ArquillianResource
    URI deployed;

    private final TestTokens tokens = new TestTokens();

    private ApiClient api;

    @Deployment(testable = false)
    static EnterpriseArchive application() throws IOException {
        return ConfiguredApplication.with(Map.of("flashsale.web.cors-origins", ORIGIN + ",http://localhost:3000"));
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void allowedOriginsMayCallEveryEndpoint() {
        for (ProtectedEndpoint endpoint : ProtectedEndpoint.ALL) {
            HttpResponse<String> preflight = preflight(endpoint, ORIGIN);

            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.body()).isEmpty();
            assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
            assertThat(header(preflight, "Access-Control-Allow-Methods")).contains(endpoint.method());
            assertThat(header(preflight, "Access-Control-Allow-Headers"))
                    .contains(
                            "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Prefer", "Last-Event-ID");
            assertThat(header(preflight, "Vary")).contains("Origin");
            assertThat(header(preflight, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void allowedOriginsMayReadResponsesAndHeaders() {
        for (String token : List.of(tokens.withClaims(UnaryOperator.identity()), "garbage")) {
            HttpResponse<String> response = api.send(ProtectedEndpoint.ALL
                    .get(1)
                    .requestTo(deployed)
                    .header("Origin", ORIGIN)
                    .header("Authorization", "Bearer " + token));

            assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
            assertThat(header(response, "Access-Control-Expose-Headers"))
                    .contains("Location", "Retry-After", "ETag", "Idempotency-Replayed", "WWW-Authenticate");
            assertThat(String.join(",", response.headers().allValues("Vary"))).contains("Origin", "Accept-Language");
        }
    }

    @Test
    void otherOriginsAreNotAllowed() {
        for (String origin : List.of("https://evil.example", "http://shop.example", ORIGIN + ":8443", "null")) {
            for (ProtectedEndpoint endpoint : ProtectedEndpoint.ALL) {
                HttpResponse<String> preflight = preflight(endpoint, origin);
                assertThat(preflight.headers().map().keySet())
                        .as(origin + " " + endpoint)
                        .noneMatch(name -> name.startsWith("access-control-"));
                assertThat(header(preflight, "Vary")).contains("Origin");
            }
        }
    }

    private HttpResponse<String> preflight(ProtectedEndpoint endpoint, String origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(deployed.resolve("/api/v1" + endpoint.path()))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", endpoint.method())
                .header("Access-Control-Request-Headers", "authorization,content-type");
        return api.send(request);
    }

    private static String header(HttpResponse<String> response, String name) {
        return String.join(",", response.headers().allValues(name));
    }
}
