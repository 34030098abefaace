package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.MetricsSnapshot;
import flashsale.order.system.fixture.ServerProcess;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every metric that the dashboard, the alerts and the documentation name exists. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DocumentedMetricsIT {

    private static final Path RESOURCES = Path.of("..", "server-config", "src", "main", "resources");
    private static final Path TABLE = Path.of("..", "docs", "observability.md");
    private static final Pattern METRIC = Pattern.compile("\\b(?:flashsale|jvm|process|system)_[a-z0-9_]*[a-z0-9]");

    @ArquillianResource
    URI deployed;

    private Set<String> served;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void readMetricsUnderLoad() throws IOException, InterruptedException {
        ApiClient api = new ApiClient(deployed);
        api.awaitDecision("1", api.placeOrder("1", api.createProduct(1)));
        // The metric of garbage collections exists only after the first one.
        ServerProcess.current().collectGarbage();
        served = MetricsSnapshot.of(api).names();
    }

    @Test
    void everyMetricOfTheDashboardExists() throws IOException {
        assertServed(lines(RESOURCES.resolve("grafana/flashsale-orders.json"))
                .filter(line -> line.contains("\"expr\"") || line.contains("\"query\"")));
    }

    @Test
    void everyMetricOfTheAlertsExists() throws IOException {
        assertServed(lines(RESOURCES.resolve("prometheus/alerts.yml")));
    }

    @Test
    void theTableOfMetricsIsComplete() throws IOException {
        Set<String> named =
                assertServed(lines(TABLE).filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[1]));

        assertThat(served.stream()
                        .filter(name -> name.startsWith("flashsale_"))
                        .map(name -> name.replaceAll("_(bucket|count|sum|max)$", "")))
                .isSubsetOf(named);
    }

    private Set<String> assertServed(Stream<String> lines) {
        Set<String> named = lines.flatMap(line -> METRIC.matcher(line).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(named)
                .hasSizeGreaterThan(10)
                .allMatch(name -> served.contains(name) || served.contains(name + "_count"));
        return named;
    }

    private static Stream<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream();
    }
}
