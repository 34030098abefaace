package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.system.LocalServices;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
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

/** Payara Micro with the application in one jar, as a container starts it. */
@Tag("each-server")
@EnabledIfSystemProperty(named = "flashsale.test.server", matches = "micro")
class MicroJarIT {

    private static final Path JAR = Path.of("target", "flashsale-micro.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theJarNeedsNothingButItsEnvironment() throws IOException, InterruptedException {
        int port = Settings.onFreePorts().port(Port.HTTP);
        Path work = Files.createDirectories(RealSystem.directory().resolve("micro-jar"));
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
            Shop shop = new Shop(URI.create("http://127.0.0.1:" + port));
            await("readiness").atMost(PATIENCE).until(() -> !process.isAlive() || ready(shop));

            long product = shop.newProduct(1);

            assertThat(shop.decision("42", shop.order("42", product)).getString("status"))
                    .isEqualTo("COMPLETED");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** A server without an application is ready, too. */
    private static boolean ready(Shop shop) {
        try {
            HttpResponse<String> health = shop.page("/health/ready");
            return health.statusCode() == 200 && health.body().contains("consumer-loop");
        } catch (IllegalStateException notThere) {
            return false;
        }
    }

    private static Map<String, String> environment() throws IOException {
        LocalServices services = RealSystem.services();
        return Map.of(
                "FLASHSALE_JDBC_URL", services.jdbc(),
                "FLASHSALE_JDBC_USER", services.user(),
                "FLASHSALE_JDBC_PASSWORD", services.password(),
                "FLASHSALE_JDBC_CONNECTIONS", "8",
                "FLASHSALE_KAFKA_BOOTSTRAP_SERVERS", services.kafka(),
                "FLASHSALE_REDIS_URI", services.redis().toString(),
                "FLASHSALE_TRACE_ID_SECRET", RealSystem.traceIdSecret(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                        RealSystem.key().publicKey().toUri().toString(),
                "MP_JWT_VERIFY_ISSUER", DevelopmentKey.ISSUER,
                "MP_JWT_VERIFY_AUDIENCES", DevelopmentKey.AUDIENCE);
    }
}
