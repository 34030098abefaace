package flashsale.order.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.system.LocalServices;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Payara Micro with the application in one jar, started as in a container. */
@Tag("each-server")
@EnabledIfSystemProperty(named = "flashsale.test.server", matches = "micro")
class MicroJarIT {

    private static final Path JAR = Path.of("target", "flashsale-micro.jar").toAbsolutePath();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Test
    void theJarStartsWithEnvironmentVariablesAlone() throws IOException, InterruptedException {
        int port = Settings.onFreePorts().port(Port.HTTP);
        Path work = Files.createDirectories(SystemUnderTest.directory().resolve("micro-jar"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + work,
                        "-jar",
                        JAR.toString(),
                        "--port",
                        Integer.toString(port)))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("console.log").toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        try {
            ApiClient api = new ApiClient(URI.create("http://127.0.0.1:" + port));
            await("readiness").atMost(TIMEOUT).until(() -> !process.isAlive() || ready(api));

            long product = api.createProduct(1);

            assertThat(api.awaitDecision("42", api.placeOrder("42", product)).getString("status"))
                    .isEqualTo("COMPLETED");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** A server without the application also reports that it is ready, so the checks must name a consumer loop. */
    private static boolean ready(ApiClient api) {
        try {
            HttpResponse<String> health = api.getPublic("/health/ready");
            return health.statusCode() == 200 && health.body().contains("consumer-loop");
        } catch (IllegalStateException notListening) {
            return false;
        }
    }

    private static Map<String, String> environment() throws IOException {
        LocalServices services = SystemUnderTest.services();
        return Map.of(
                "FLASHSALE_JDBC_URL", services.jdbc(),
                "FLASHSALE_JDBC_USER", services.user(),
                "FLASHSALE_JDBC_PASSWORD", services.password(),
                "FLASHSALE_JDBC_CONNECTIONS", "8",
                "FLASHSALE_KAFKA_BOOTSTRAP_SERVERS", services.kafka(),
                "FLASHSALE_REDIS_URI", services.redis().toString(),
                "FLASHSALE_TRACE_ID_SECRET", SystemUnderTest.traceIdSecret(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                        SystemUnderTest.key().publicKey().toUri().toString(),
                "MP_JWT_VERIFY_ISSUER", DevelopmentKey.ISSUER,
                "MP_JWT_VERIFY_AUDIENCES", DevelopmentKey.AUDIENCE);
    }
}
