package flashsale.order.system.http;

import static flashsale.order.system.http.RequestText.JSON;
import static flashsale.order.system.http.RequestText.request;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each path has one spelling. Others, which a proxy's rules would miss, are rejected with all headers of an error. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class CanonicalPathIT {

    /** Replacements of the first slash. */
    private static final List<String> PREFIXES =
            List.of("//", "/./", "/x/../", "/%2e/", "/x/%2e%2e/", "/;x/", "/x/..;/");

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
    void anOrderIsAcceptedUnderOnePathOnly() {
        SoftAssertions all = new SoftAssertions();
        for (String path : spellings("api/v1/orders")) {
            assertRejected(all, path, request("POST", path, customer + JSON, ApiClient.orderBody(1)));
        }
        all.assertAll();
    }

    @Test
    void metricsDocumentsAndHealthAreServedUnderOnePathOnly() {
        SoftAssertions all = new SoftAssertions();
        for (String resource : new String[] {"metrics", "docs/openapi.yaml", "health/ready", "openapi"}) {
            for (String path : spellings(resource)) {
                assertRejected(all, path, request("GET", path, ""));
            }
        }
        all.assertAll();
    }

    private static List<String> spellings(String resource) {
        List<String> all = new ArrayList<>();
        PREFIXES.forEach(prefix -> all.add(prefix + resource));
        all.add("/%" + Integer.toHexString(resource.charAt(0)) + resource.substring(1));
        all.add("/" + resource + ";x=y");
        if (!resource.startsWith("docs/")) {
            // Payara itself redirects to a folder.
            all.add("/" + resource.replaceFirst("/|$", ";x=y$0"));
        }
        if (resource.contains("/")) {
            all.add("/" + resource.replaceFirst("/", "//"));
            all.add("/" + resource.replaceFirst("/", "/./"));
            all.add("/" + resource.replaceFirst("/", "/x/../"));
        }
        return all;
    }

    private void assertRejected(SoftAssertions all, String path, String request) {
        Response response = http.send(RequestText.withHeaders(request, ""));
        all.assertThat(response.status()).as(path).isBetween(400, 499);
        all.assertThat(response.header("Content-Type")).as(path).isEqualTo("application/problem+json");
        all.assertThat(response.header("Cache-Control")).as(path).isEqualTo("no-store");
        SecurityHeaders.assertPresent(all, path, response);
    }
}
