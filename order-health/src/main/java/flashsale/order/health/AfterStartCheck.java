package flashsale.order.health;

import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Decorator that reports down until the application has started. Payara may call readiness checks earlier, on a thread that belongs to
 * another module. Beans created on that thread would belong to that module, and threads that they start would end at once, because the
 * module is not enabled.
 */
final class AfterStartCheck implements HealthCheck {

    private final BooleanSupplier started;
    private final HealthCheck check;

    AfterStartCheck(BooleanSupplier started, HealthCheck check) {
        this.started = started;
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        return started.getAsBoolean()
                ? check.call()
                : HealthCheckResponse.named("application")
                        .down()
                        .withData("state", "starting")
                        .build();
    }
}
