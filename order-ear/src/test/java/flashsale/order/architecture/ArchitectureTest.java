package flashsale.order.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point inward, adapters do not know each other, and each module uses only what it may. */
class ArchitectureTest {

    private static final String[] ADAPTERS = {"kafka", "jpa", "redis", "timer", "metrics", "health", "web"};

    @Test
    void everyModuleIsLookedAt() {
        for (String name :
                new String[] {"domain", "application", "kafka", "jpa", "redis", "web", "simulation", "launcher"}) {
            assertThat(Project.CLASSES).anyMatch(found -> found.getPackageName().startsWith("flashsale.order." + name));
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
                .check(Project.CLASSES);
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
                .check(Project.CLASSES);
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
                    .check(Project.CLASSES);
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
                .check(Project.CLASSES);
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
        keeps("org.jose4j..", "web.security");
        keeps("com.github.benmanes.caffeine..", "web.security");
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
                .check(Project.CLASSES);
    }

    @Test
    void theWebUsesOnlyTheInsideAndStandardsButForTheCheckOfTokens() {
        classes()
                .that()
                .resideInAPackage("flashsale.order.web..")
                .and()
                .resideOutsideOfPackage("flashsale.order.web.security..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "flashsale.order.web..",
                        "flashsale.order.application..",
                        "flashsale.order.domain..",
                        "java..",
                        "jakarta..",
                        "org.eclipse.microprofile..")
                .check(Project.CLASSES);
    }

    @Test
    void theSimulationIsAnOutsider() {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order.simulation..")
                .should()
                .dependOnClassesThat(new OursBut("flashsale.order.simulation"))
                .check(Project.CLASSES);
    }

    @Test
    void theLauncherKnowsNothingOfTheApplication() {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order.launcher..")
                .should()
                .dependOnClassesThat(new OursBut("flashsale.order.launcher", "flashsale.order.simulation"))
                .check(Project.CLASSES);
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
                .check(Project.CLASSES);
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
