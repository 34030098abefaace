package flashsale.order.system.http;

import static flashsale.order.system.http.RequestText.JSON;
import static flashsale.order.system.http.RequestText.request;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Security headers, allowed methods, and the methods HEAD, OPTIONS and TRACE. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ResponseHeadersIT {

    @ArquillianResource
    URI deployed;

    private RawHttp http;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        http = new RawHttp(deployed);
    }

    @Test
    void successfulResponsesHaveTheSecurityHeaders() {
        SoftAssertions all = new SoftAssertions();
        for (String path :
                new String[] {"/api/v1/products", "/health", "/health/ready", "/openapi", "/openapi?format=JSON"}) {
            Response response = send(request("GET", path, "Origin: https://elsewhere.example\r\n"), "");
            all.assertThat(response.status()).as(path).isEqualTo(200);
            SecurityHeaders.assertPresent(all, path, response);
            all.assertThat(response.header("Cache-Control")).as(path).startsWith("no-");
        }
        all.assertAll();
    }

    @Test
    void aWrongMethodIsAnsweredWithTheAllowedOnes() {
        SoftAssertions all = new SoftAssertions();
        for (String what : new String[] {"POST /metrics", "DELETE /metrics", "DELETE /api/v1/products"}) {
            String[] words = what.split(" ");
            Response response = send(request(words[0], words[1], JSON + "Content-Length: 0\r\n"), "");
            all.assertThat(response.status()).as(what).isEqualTo(405);
            all.assertThat(response.header("Allow")).as(what).contains("GET").doesNotContain(words[0]);
        }
        all.assertAll();
    }

    @Test
    void theAllowedMethodsAreThoseThatWork() {
        SoftAssertions all = new SoftAssertions();
        for (String path : new String[] {"/api/v1/products", "/api/v1/products/1", "/api/v1/orders", "/metrics"}) {
            for (String method : new String[] {"DELETE", "OPTIONS"}) {
                String what = method + " " + path;
                Set<String> allowed = Set.of(
                        send(request(method, path, ""), "").header("Allow").split(", ?"));
                all.assertThat(allowed).as(what).contains("OPTIONS").doesNotContain("TRACE");
                for (String other : new String[] {"GET", "HEAD", "POST", "PUT"}) {
                    int status = send(request(other, path, "Content-Length: 0\r\nConnection: close\r\n"), "")
                            .status();
                    all.assertThat(allowed.contains(other))
                            .as(what + " allows " + other + ", which is answered " + status)
                            .isEqualTo(status != 405);
                }
            }
        }
        all.assertAll();
    }

    @Test
    void aHeadRequestHasTheStatusOfAGet() {
        assertThat(send(request("HEAD", "/nothing", "Connection: close\r\n"), "")
                        .status())
                .isEqualTo(404);
        assertThat(send(request("HEAD", "/api/v1/nothing", "Connection: close\r\n"), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void optionsNeedNoTokenAndTraceEchoesNothing() {
        Response options = send(request("OPTIONS", "/api/v1/orders", ""), "");

        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("POST");
        assertThat(send(request("TRACE", "/api/v1/products", "Secret: x\r\n"), "")
                        .body())
                .doesNotContain("Secret");
    }

    private Response send(String request, String moreHeaders) {
        return http.send(RequestText.withHeaders(request, moreHeaders));
    }
}
