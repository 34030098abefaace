package flashsale.order.system.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.ServerQuirks;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API documents are served as they are stored, records match them, and docs/walkthrough.md works as it is written. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ApiDocumentsIT {

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

    @Test
    void theServedDocumentIsTheStoredOne() {
        assertThat(new YAMLMapper().readTree(page("/docs/openapi.yaml"))).isEqualTo(DOCUMENT.tree());
    }

    @Test
    void theServersOpenApiViewMatchesTheDocumentInBothFormats() {
        assertThat(ServerQuirks.withoutServerExtensions(new YAMLMapper().readTree(page("/openapi"))))
                .isEqualTo(DOCUMENT.tree());
        assertThat(ServerQuirks.withoutServerExtensions(new JsonMapper().readTree(page("/openapi?format=JSON"))))
                .isEqualTo(ServerQuirks.asServedInJson(DOCUMENT.tree()));
    }

    @Test
    void theApiPageLoadsEverythingFromTheApplication() {
        String page = page("/docs/");

        assertThat(page).doesNotContain("://").doesNotContain("<script>");
        assertThat(page.lines().filter(line -> line.contains("src=") || line.contains("href=")))
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(page("/docs/" + line.replaceFirst(".*(src|href)=\"([^\"]*)\".*", "$2")))
                        .isNotEmpty());
        assertThat(page("/docs/calls.js")).contains("'openapi.yaml'").doesNotContain("://");
        assertThat(page("/docs/asyncapi.yaml")).contains("order-request-v1.schema.json");
        assertThat(page("/docs/order-request-v1.schema.json")).contains("requestedAt");
    }

    @Test
    void noDirectoryIsListed() {
        assertThat(api.get("/docs/swagger-ui/", "1", ApiClient.CUSTOMER).statusCode())
                .isEqualTo(404);
    }

    private String page(String path) {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(deployed.resolve(path)).GET());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void recordsOfBothTopicsMatchTheirSchemas() {
        RecordSchemas schemas = new RecordSchemas();
        long product = api.createProduct(1);
        String completed = api.placeOrder("1", product);
        api.awaitDecision("1", completed);
        String failed = api.placeOrder("2", product);
        api.awaitDecision("2", failed);
        String redrive = "{\"traceIds\":[\"" + failed + "\"]}";
        assertThat(api.postAsOperator("/api/v1/dead-letters/redrive", redrive).body())
                .contains("\"redriven\":1");
        api.awaitDecision("2", failed);
        String garbage = "no request, " + UUID.randomUUID();
        KafkaTopics.publish(Long.toString(product), garbage);
        api.awaitDecision("1", api.placeOrder("1", product));

        assertThat(KafkaTopics.requestsContaining(completed)).hasSize(1).allSatisfy(schemas::assertRequest);
        assertThat(KafkaTopics.requestsContaining(failed)).hasSize(2).allSatisfy(schemas::assertRequest);
        assertThat(KafkaTopics.deadLettersContaining(failed)).hasSize(2).allSatisfy(schemas::assertDeadLetter);
        assertThat(KafkaTopics.deadLettersContaining(garbage)).hasSize(1);
        assertThat(KafkaTopics.deadLettersContaining("")).allSatisfy(schemas::assertDeadLetter);
    }

    @Test
    void theWalkthroughWorksAsItIsWritten(@TempDir Path folder) throws IOException {
        assumeTrue(isInstalled("curl"), "docs/walkthrough.md needs curl");
        String product = Long.toString(api.nextProductId());
        String launcher = """
                case "$*" in
                start) ;;
                "token --member 1 --group operator") echo %s ;;
                "token --member 42") echo %s ;;
                *) echo "no such command: $*"; exit 1 ;;
                esac
                """.formatted(
                        SystemUnderTest.key().token("1", ApiClient.OPERATOR),
                        SystemUnderTest.key().token("42", ApiClient.CUSTOMER));

        try (Walkthrough shell = new Walkthrough(folder, launcher)) {
            assertThat(Walkthrough.steps(Path.of("../docs/walkthrough.md")))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(step -> {
                        String commands = step.commands()
                                .replace("http://127.0.0.1:28080/", deployed.toString())
                                .replace("7001", product);
                        String response = shell.run(commands);
                        assertThat(step.promises())
                                .allSatisfy(promise -> assertThat(response)
                                        .as(commands)
                                        .contains(
                                                promise.matches("[0-9]{3}")
                                                        ? "HTTP/1.1 " + promise
                                                        : promise.replace("7001", product)));
                    });
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
