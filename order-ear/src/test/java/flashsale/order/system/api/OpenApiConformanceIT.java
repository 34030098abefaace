package flashsale.order.system.api;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.api.OpenApiDocument.Operation;
import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes every operation of the OpenAPI document with valid and invalid requests. A seed always generates the same requests. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OpenApiConformanceIT {

    private static final int REQUESTS_PER_OPERATION = 260;
    private static final long SEED = Long.getLong("flashsale.test.seed", 1);
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();

    @ArquillianResource
    URI deployed;

    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
    }

    static List<Operation> operations() {
        return DOCUMENT.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyResponseConformsToTheDocument(Operation operation) {
        TestData data = TestData.in(api, deployed);
        Random random = new Random(SEED);
        ValueGenerator values = new ValueGenerator(random, DOCUMENT, data.products(), data.traceIds());

        for (int i = 0; i < REQUESTS_PER_OPERATION; i++) {
            GeneratedRequest attempt = new GeneratedRequest(values, DOCUMENT, operation, data);
            HttpResponse<String> response = api.send(attempt.request());

            String description = "request %d of -Dflashsale.test.seed=%d%n  %s%nwas answered %d %s%n%s%n"
                    .formatted(
                            i,
                            SEED,
                            attempt,
                            response.statusCode(),
                            response.headers().map(),
                            response.body());
            assertThat(response.statusCode()).as(description).isLessThan(500);
            assertThat(DOCUMENT.deviations(operation, response)).as(description).isEmpty();
            if (attempt.expectedErrors().isEmpty()) {
                assertThat(response.statusCode()).as(description).isNotIn(GeneratedRequest.ERRORS);
            } else {
                assertThat(response.statusCode()).as(description).isIn(attempt.expectedErrors());
            }
        }
    }

    @Test
    void anUndocumentedMethodIsNotAllowed() {
        for (String path : operations().stream().map(Operation::path).distinct().toList()) {
            Set<String> documented = Set.copyOf(operations().stream()
                    .filter(operation -> operation.path().equals(path))
                    .map(Operation::method)
                    .toList());
            Stream.of("GET", "PUT", "POST", "DELETE", "PATCH")
                    .filter(method -> !documented.contains(method))
                    .forEach(method -> assertNotAllowed(method, path.replaceAll("\\{\\w+}", "1")));
        }
    }

    private void assertNotAllowed(String method, String path) {
        HttpResponse<String> response = api.send(
                api.request("/api/v1" + path, "1", ApiClient.OPERATOR).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).as(method + " " + path).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).isPresent();
        assertThat(ApiClient.json(response).getInt("status")).isEqualTo(405);
    }
}
