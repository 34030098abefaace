package flashsale.order.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages depend on each other in one direction only, so that their names show the way of an order. */
class PackageDependenciesTest {

    /** The listed packages that each of them may use; domain, monitoring and configuration have rules of their own. */
    private static final Map<String, Set<String>> ALLOWED_DEPENDENCIES = Map.ofEntries(
            entry("application.port", Set.of()),
            entry("application.execution", Set.of()),
            entry("application.ratelimit", Set.of()),
            entry("application.json", Set.of()),
            entry("application.monitoring", Set.of()),
            entry("application.identity", Set.of("application.port")),
            entry("application.place", Set.of("application.port", "application.execution", "application.identity")),
            entry("application.track", Set.of("application.port", "application.execution", "application.identity")),
            entry("application.decide", Set.of("application.port", "application.track")),
            entry("application.catalog", Set.of("application.port")),
            entry("application.deadletter", Set.of("application.port")),
            entry("kafka.record", Set.of("application.port", "application.json")),
            entry("kafka.client", Set.of("kafka.record")),
            entry("kafka.publish", Set.of("application.port", "kafka.client", "kafka.record")),
            entry("kafka.deadletter", Set.of("application.port", "kafka.client", "kafka.record")),
            entry(
                    "kafka.pipeline",
                    Set.of("application.port", "application.decide", "kafka.deadletter", "kafka.record")),
            entry(
                    "kafka.consume",
                    Set.of(
                            "application.port",
                            "application.execution",
                            "application.monitoring",
                            "kafka.client",
                            "kafka.pipeline",
                            "kafka.record")),
            entry(
                    "kafka.monitoring",
                    Set.of(
                            "application.port",
                            "application.monitoring",
                            "kafka.client",
                            "kafka.publish",
                            "kafka.record")),
            entry("redis.connection", Set.of("application.port", "application.execution", "application.monitoring")),
            entry("redis.ratelimit", Set.of("application.port", "application.ratelimit", "redis.connection")),
            entry(
                    "redis.status",
                    Set.of(
                            "application.port",
                            "application.execution",
                            "application.monitoring",
                            "application.track",
                            "redis.connection")),
            entry("web.trace", Set.of()),
            entry("web.browser", Set.of("application.port")),
            entry(
                    "web.json",
                    Set.of("application.port", "application.json", "application.track", "application.deadletter")),
            entry("web.form", Set.of("web.json")),
            entry("web.problem", Set.of("application.port", "application.monitoring", "web.json", "web.trace")),
            entry("web.security", Set.of("application.port", "application.execution", "web.problem")),
            entry("web.body", Set.of("application.port", "application.execution", "web.json")),
            entry(
                    "web.filter",
                    Set.of(
                            "application.port",
                            "application.ratelimit",
                            "web.body",
                            "web.browser",
                            "web.json",
                            "web.problem",
                            "web.security")),
            entry("web.sse", Set.of("application.port", "application.execution", "application.track", "web.json")),
            entry(
                    "web.resource",
                    Set.of(
                            "application.port",
                            "application.ratelimit",
                            "application.execution",
                            "application.identity",
                            "application.place",
                            "application.track",
                            "application.catalog",
                            "application.deadletter",
                            "web.body",
                            "web.filter",
                            "web.form",
                            "web.json",
                            "web.problem",
                            "web.security",
                            "web.sse",
                            "web.trace")));

    @Test
    void noPackagesDependOnEachOtherInACycle() {
        slices().matching("flashsale.order.(**)").should().beFreeOfCycles().check(Project.CLASSES);
    }

    @Test
    void packagesUseOnlyAllowedPackages() {
        ALLOWED_DEPENDENCIES.forEach((from, to) -> {
            String[] others = ALLOWED_DEPENDENCIES.keySet().stream()
                    .filter(other -> !other.equals(from) && !to.contains(other))
                    .map(other -> "flashsale.order." + other)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("flashsale.order." + from)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(Project.CLASSES);
        });
    }

    @Test
    void everyPackageOnTheWayOfAnOrderIsListed() {
        assertThat(Project.CLASSES)
                .filteredOn(found -> Stream.of("application", "kafka", "redis", "web")
                        .anyMatch(top -> found.getPackageName().startsWith("flashsale.order." + top + ".")))
                .allMatch(found -> ALLOWED_DEPENDENCIES.containsKey(
                        found.getPackageName().substring("flashsale.order.".length())));
    }
}
