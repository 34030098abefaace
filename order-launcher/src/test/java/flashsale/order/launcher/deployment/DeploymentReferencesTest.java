package flashsale.order.launcher.deployment;

import static flashsale.order.launcher.deployment.DeploymentFiles.KUBERNETES;
import static flashsale.order.launcher.deployment.DeploymentFiles.ROOT;
import static flashsale.order.launcher.deployment.DeploymentFiles.at;
import static flashsale.order.launcher.deployment.DeploymentFiles.files;
import static flashsale.order.launcher.deployment.DeploymentFiles.found;
import static flashsale.order.launcher.deployment.DeploymentFiles.text;
import static flashsale.order.launcher.deployment.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.service.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the topics, images and files to which the deployment files refer exist. */
class DeploymentReferencesTest {
    private static final Path DEPLOY = ROOT.resolve("deploy");

    @Test
    void topicsMatchTheContract() {
        Stream.of(ROOT.resolve("compose.yaml"), KUBERNETES.resolve("preparation/topics.yaml"))
                .forEach(file -> assertThat(text(file))
                        .contains(
                                "--partitions " + Topics.PARTITIONS,
                                "--topic " + Topics.ORDER_REQUESTS,
                                "--topic " + Topics.DEAD_LETTERS,
                                "max.message.bytes=" + Topics.LARGEST_DEAD_LETTER,
                                "retention.ms=" + Topics.DEAD_LETTERS_KEPT.toMillis()));
    }

    @Test
    void imagesHaveFixedVersionsThatMatchTheBuild() {
        String pom = text(ROOT.resolve("pom.xml"));
        List<Path> all = Stream.concat(
                        Stream.of(ROOT.resolve("compose.yaml")),
                        Stream.concat(files(DEPLOY, ".yaml").stream(), files(DEPLOY, "Dockerfile").stream()))
                .toList();

        assertThat(all).hasSizeGreaterThan(5).allSatisfy(file -> {
            assertThat(found("apache/kafka:(\\S+)", text(file))).allMatch(version("kafka", pom)::equals);
            assertThat(found("flyway/flyway:(\\S+)", text(file))).allMatch(version("flyway", pom)::equals);
            assertThat(found("(?m)^\\s*image: (\\S+/\\S+|redis\\S*|mysql\\S*)$", text(file)))
                    .allMatch(image -> image.matches(".+:v?\\d.*"));
        });
    }

    @Test
    void everyReferencedFileExists() {
        Stream<String> mounted = DeploymentFiles.<Map<String, Map<String, List<Object>>>>at(
                        yaml(ROOT.resolve("compose.yaml")), "services")
                .values()
                .stream()
                .flatMap(service -> service.getOrDefault("volumes", List.of()).stream())
                .filter(String.class::isInstance)
                .map(volume -> volume.toString().split(":")[0])
                .filter(source -> source.startsWith("./"));
        Stream<String> copied = files(DEPLOY, "configure.sh").stream()
                .flatMap(file -> found("\\$root/((?:deploy|server-config)/[^\\s\"]+)", text(file)).stream())
                .filter(file -> !file.contains("/target/"));

        assertThat(Stream.concat(mounted, copied).map(ROOT::resolve))
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(files(KUBERNETES, "kustomization.yaml")).hasSize(6).allSatisfy(file -> {
            Map<String, Object> all = yaml(file);
            assertThat(all.keySet()).containsAnyOf("resources", "patches");
            List<String> resources = at(all.getOrDefault("resources", List.of()));
            assertThat(resources)
                    .allSatisfy(name -> assertThat(file.resolveSibling(name)).exists());
        });
    }

    private static String version(String name, String pom) {
        return found("<" + name + "\\.version>([^<]+)<", pom).get(0);
    }
}
