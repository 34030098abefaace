package flashsale.order.launcher.deployment;

import static flashsale.order.launcher.deployment.DeploymentFiles.KUBERNETES;
import static flashsale.order.launcher.deployment.DeploymentFiles.ROOT;
import static flashsale.order.launcher.deployment.DeploymentFiles.at;
import static flashsale.order.launcher.deployment.DeploymentFiles.files;
import static flashsale.order.launcher.deployment.DeploymentFiles.found;
import static flashsale.order.launcher.deployment.DeploymentFiles.mebibytes;
import static flashsale.order.launcher.deployment.DeploymentFiles.number;
import static flashsale.order.launcher.deployment.DeploymentFiles.text;
import static flashsale.order.launcher.deployment.DeploymentFiles.variables;
import static flashsale.order.launcher.deployment.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the files for containers and clusters match the application and its servers. */
class DeploymentTest {
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Path KAFKA = ROOT.resolve("order-ejb/src/main/java/flashsale/order/kafka");

    /** Variables of the servers, not of the application; the files that configure and start servers use them. */
    private static final Set<String> SERVER_VARIABLES = Set.of(
            "FLASHSALE_JDBC_URL",
            "FLASHSALE_JDBC_USER",
            "FLASHSALE_JDBC_PASSWORD",
            "FLASHSALE_JDBC_CONNECTIONS",
            "FLASHSALE_JVM_OPTIONS",
            "FLASHSALE_LOG_FORMAT");

    private final Map<String, Object> compose = yaml(ROOT.resolve("compose.yaml"));
    private final Map<String, Object> server = at(compose, "services", "server");
    private final Map<String, Object> pod =
            at(yaml(KUBERNETES.resolve("base/deployment.yaml")), "spec", "template", "spec");
    private final Map<String, Object> container = at(pod, "containers", 0);

    @Test
    void everyVariableIsASettingOfTheApplicationOrItsServer() {
        Set<String> known = new HashSet<>(DeploymentFiles.settings());
        known.addAll(SERVER_VARIABLES);

        assertThat(known)
                .containsAll(composeVariables().keySet())
                .containsAll(exampleVariables().keySet());
        assertThat(files(DEPLOY.resolve("payara"), "").stream()
                        .filter(file -> file.toFile().isFile()))
                .extracting(DeploymentFiles::text)
                .anySatisfy(text -> assertThat(text).contains("FLASHSALE_JDBC_URL", "FLASHSALE_JDBC_CONNECTIONS"))
                .anySatisfy(text -> assertThat(text).contains("FLASHSALE_JVM_OPTIONS", "FLASHSALE_LOG_FORMAT"));
    }

    @Test
    void everySettingWithoutADefaultIsSet() {
        Set<String> required = new HashSet<>(DeploymentFiles.required());
        required.addAll(Set.of("FLASHSALE_JDBC_URL", "FLASHSALE_JDBC_USER", "FLASHSALE_JDBC_PASSWORD"));

        assertThat(required).contains("FLASHSALE_TRACE_ID_SECRET", "MP_JWT_VERIFY_PUBLICKEY_LOCATION");
        assertThat(composeVariables()).containsKeys(required.toArray(String[]::new));
        assertThat(exampleVariables()).containsKeys(required.toArray(String[]::new));
    }

    @Test
    void probesUseTheApplicationsHealthEndpoints() {
        int port = number("http-listener-1\\.port=(\\d+)", DEPLOY.resolve("payara/container.asadmin"));

        assertThat(Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready"))
                .allSatisfy((probe, kind) -> {
                    assertThat(this.<String>probe(probe, "path")).isEqualTo("/health/" + kind);
                    assertThat(this.<String>probe(probe, "port")).isEqualTo(at(container, "ports", 0, "name"));
                });
        assertThat(this.<Integer>containerItem("ports", 0, "containerPort")).isEqualTo(port);
        assertThat(text(DEPLOY.resolve("healthy.sh"))).contains("/dev/tcp/127.0.0.1/" + port, "/health/%s");
        assertThat(DeploymentTest.<String>item(server, "ports", 0)).endsWith(":" + port);
        assertThat(Stream.of("payara", "wildfly", "micro").map(kind -> DEPLOY.resolve(kind + "/Dockerfile")))
                .allSatisfy(file -> assertThat(text(file)).contains("EXPOSE " + port, "USER 10001", "HEALTHCHECK"));
    }

    @Test
    void theMemoryLimitCoversTheJvm() {
        String options = text(DEPLOY.resolve("jvm.options"));
        int jvm = found(
                        "(?m)^-X(?:mx|X:MaxMetaspaceSize=|X:ReservedCodeCacheSize=|X:MaxDirectMemorySize=)(\\S+)",
                        options)
                .stream()
                .mapToInt(DeploymentFiles::mebibytes)
                .sum();

        assertThat(jvm).isGreaterThan(512);
        // The rest is for threads and the garbage collector.
        assertThat(mebibytes(DeploymentTest.<String>item(server, "mem_limit"))).isGreaterThan(jvm * 4 / 3);
        String limit = containerItem("resources", "limits", "memory");
        assertThat(mebibytes(limit)).isGreaterThan(jvm * 4 / 3);
        assertThat(this.<String>containerItem("resources", "requests", "memory"))
                .isEqualTo(limit);
    }

    @Test
    void theJvmInAContainerHasTheOptionsOfTheLauncher() {
        List<String> launcher = Stream.of("Server.java", "JvmOptions.java")
                .flatMap(ending -> files(ROOT.resolve("order-launcher/src/main/java"), ending).stream())
                .flatMap(file -> found("\"(-(?:XX:|Djdk)[^\"]*[^\"=])\"", text(file)).stream())
                .toList();

        assertThat(launcher).hasSizeGreaterThan(5);
        assertThat(text(DEPLOY.resolve("jvm.options")).lines()).containsAll(launcher);
    }

    @Test
    void theGracePeriodCoversTheShutdownOfTheLoops() {
        int batch =
                number("STOP_TIMEOUT = Duration\\.ofSeconds\\((\\d+)\\)", KAFKA.resolve("consume/LoopSupervisor.java"));
        int producer = number(
                "producer\\.close\\(Duration\\.ofSeconds\\((\\d+)\\)",
                KAFKA.resolve("publish/KafkaOrderRequestPublisher.java"));
        int loops = Integer.parseInt(exampleVariables()
                .getOrDefault("FLASHSALE_CONSUMER_LOOPS", DeploymentFiles.defaultOf("flashsale.consumer.loops")));
        int draining = Integer.parseInt(this.<String>containerItem("lifecycle", "preStop", "exec", "command", 1));

        int ending = loops * batch + producer;
        assertThat(DeploymentTest.<Integer>item(pod, "terminationGracePeriodSeconds"))
                .isGreaterThan(draining + ending);
        assertThat(DeploymentTest.<String>item(server, "stop_grace_period")).matches("\\d+s");
        assertThat(Integer.parseInt(
                        DeploymentTest.<String>item(server, "stop_grace_period").replace("s", "")))
                .isGreaterThan(ending);
    }

    /**
     * Inside Payara the driver would otherwise present the server's own certificate, and a database that requests client certificates
     * would close the connection.
     */
    @Test
    void anEncryptedDatabaseConnectionNeverPresentsTheServersCertificate() {
        String address = exampleVariables().get("FLASHSALE_JDBC_URL");

        assertThat(address).contains("sslMode=REQUIRED", "fallbackToSystemKeyStore=false");
    }

    private Map<String, Object> composeVariables() {
        return at(server, "environment");
    }

    /** Returns the environment variables of a container in the example, with empty values for secrets. */
    private Map<String, String> exampleVariables() {
        Map<String, String> all = new HashMap<>(variables(KUBERNETES.resolve("base/settings.env")));
        all.putAll(variables(KUBERNETES.resolve("overlays/example/settings.env")));
        List<Map<String, Object>> own = at(container, "env");
        own.forEach(variable -> all.put(variable.get("name").toString(), ""));
        return all;
    }

    private <T> T probe(String name, String field) {
        return at(container, name, "httpGet", field);
    }

    private <T> T containerItem(Object... path) {
        return at(container, path);
    }

    private static <T> T item(Object tree, Object... path) {
        return at(tree, path);
    }
}
