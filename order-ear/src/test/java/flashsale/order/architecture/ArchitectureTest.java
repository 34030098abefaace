package flashsale.order.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point inward, adapters do not know each other, and each module uses only what it may. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(Stream.of(
                            "order-domain",
                            "order-ejb",
                            "order-health",
                            "order-web",
                            "order-simulation",
                            "order-launcher")
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    private static final String[] ADAPTERS = {"kafka", "jpa", "redis", "timer", "metrics", "health", "web"};

    @Test
    void everyModuleIsLookedAt() {
        for (String name :
                new String[] {"domain", "application", "kafka", "jpa", "redis", "web", "simulation", "launcher"}) {
            assertThat(ALL).anyMatch(found -> found.getPackageName().startsWith("flashsale.order." + name));
        }
    }

    @Test
    void theModelKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("flashsale.order.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("flashsale.order.domain..", "java..")
                .check(ALL);
    }

    @Test
    void useCasesKnowOnlyTheModelAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("flashsale.order.application..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "flashsale.order.application..", "flashsale.order.domain..", "java..", "javax.crypto..")
                .check(ALL);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        for (String adapter : ADAPTERS) {
            String[] others = Stream.of(ADAPTERS)
                    .filter(other -> !other.equals(adapter))
                    .map(other -> "flashsale.order." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("flashsale.order." + adapter + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(ALL);
        }
    }

    @Test
    void configurationKnowsNoAdapter() {
        classes()
                .that()
                .resideInAPackage("flashsale.order.configuration..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "flashsale.order.configuration..",
                        "flashsale.order.application..",
                        "java..",
                        "jakarta..",
                        "org.eclipse.microprofile..")
                .check(ALL);
    }

    @Test
    void eachTechnologyStaysInItsAdapter() {
        keeps("org.apache.kafka..", "kafka");
        keeps("redis.clients..", "redis");
        keeps("jakarta.persistence..", "jpa");
        keeps("jakarta.ws.rs..", "web");
        keeps("io.micrometer..", "metrics");
        keeps("io.prometheus..", "metrics");
        keeps("org.eclipse.microprofile.health..", "health");
        keeps("org.jose4j..", "web.signin");
        keeps("com.github.benmanes.caffeine..", "web.signin");
    }

    private static void keeps(String technology, String adapter) {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order..")
                .and()
                .resideOutsideOfPackages(
                        "flashsale.order." + adapter + "..",
                        "flashsale.order.simulation..",
                        "flashsale.order.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(ALL);
    }

    @Test
    void theWebUsesOnlyTheInsideAndStandardsButForTheCheckOfTokens() {
        classes()
                .that()
                .resideInAPackage("flashsale.order.web..")
                .and()
                .resideOutsideOfPackage("flashsale.order.web.signin..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "flashsale.order.web..",
                        "flashsale.order.application..",
                        "flashsale.order.domain..",
                        "java..",
                        "jakarta..",
                        "org.eclipse.microprofile..")
                .check(ALL);
    }

    @Test
    void theSimulationIsAnOutsider() {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order.simulation..")
                .should()
                .dependOnClassesThat(new OursBut("flashsale.order.simulation"))
                .check(ALL);
    }

    @Test
    void theLauncherKnowsNothingOfTheApplication() {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order.launcher..")
                .should()
                .dependOnClassesThat(new OursBut("flashsale.order.launcher", "flashsale.order.simulation"))
                .check(ALL);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("flashsale.order.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(ALL);
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws Exception {
        for (String module : new String[] {
            "order-domain", "order-ejb", "order-health", "order-web", "order-simulation", "order-launcher"
        }) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .map(Path::getParent)
                                .distinct())
                        .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
            }
        }
    }
}
