package flashsale.order.health;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.application.monitoring.Dependency.Condition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Readiness check of one dependency. An optional dependency that is down never makes the application unready; only the check's data
 * shows that it is down.
 */
final class DependencyCheck implements HealthCheck {

    private final Dependency dependency;

    DependencyCheck(Dependency dependency) {
        this.dependency = dependency;
    }

    @Override
    public HealthCheckResponse call() {
        Condition condition = dependency.check();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(dependency.name())
                .status(condition.up() || !dependency.required())
                .withData("state", condition.up() ? "up" : "down")
                .withData("required", dependency.required());
        condition.data().forEach(response::withData);
        return response.build();
    }
}
