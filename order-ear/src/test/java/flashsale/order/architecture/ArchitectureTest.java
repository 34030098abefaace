package flashsale.order.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point inward, adapters do not use each other, and each module uses only what it is allowed to. */
class ArchitectureTest {

    private static final String[] ADAPTERS = {"kafka", "jpa", "redis", "timer", "metrics", "health", "web"};

    @Test
    void everyModuleIsAnalysed() {
        for (String name :
                new String[] {"domain", "application", "kafka", "jpa", "redis", "web", "simulation", "launcher"}) {
            assertThat(Project.CLASSES).anyMatch(found -> found.getPackageName().startsWith("flashsale.order." + name));
        }
    }

    @Test
    void theModelUsesOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("flashsale.order.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("flashsale.order.domain..", "java..")
                .check(Project.CLASSES);
    }

    @Test
    void useCasesUseOnlyTheModelAndTheJdk() {
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
    void adaptersDoNotUseEachOther() {
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
    void configurationUsesNoAdapter() {
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
        assertUsedOnlyIn("org.apache.kafka..", "kafka");
        assertUsedOnlyIn("redis.clients..", "redis");
        assertUsedOnlyIn("jakarta.persistence..", "jpa");
        assertUsedOnlyIn("jakarta.ws.rs..", "web");
        assertUsedOnlyIn("io.micrometer..", "metrics");
        assertUsedOnlyIn("io.prometheus..", "metrics");
        assertUsedOnlyIn("org.eclipse.microprofile.health..", "health");
        assertUsedOnlyIn("org.jose4j..", "web.security");
        assertUsedOnlyIn("com.github.benmanes.caffeine..", "web.security");
    }

    private static void assertUsedOnlyIn(String technology, String adapter) {
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
    void theWebUsesOnlyTheCoreAndStandardsExceptToVerifyTokens() {
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
    void theSimulationUsesNothingOfTheApplication() {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order.simulation..")
                .should()
                .dependOnClassesThat(new OwnClassesOutside("flashsale.order.simulation"))
                .check(Project.CLASSES);
    }

    @Test
    void theLauncherUsesNothingOfTheApplication() {
        noClasses()
                .that()
                .resideInAPackage("flashsale.order.launcher..")
                .should()
                .dependOnClassesThat(new OwnClassesOutside("flashsale.order.launcher", "flashsale.order.simulation"))
                .check(Project.CLASSES);
    }

    @Test
    void noClassNameIsMeaningless() {
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
    void everyPackageIsDescribed() throws Exception {
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
