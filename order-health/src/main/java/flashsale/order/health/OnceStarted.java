package flashsale.order.health;

import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * A check that waits for the start of the application. Payara asks for readiness as soon as it knows the checks, on a thread that belongs to
 * another module: beans made there for the first time would belong to that as well, and threads that they start would end at once, because
 * it is not enabled.
 */
final class OnceStarted implements HealthCheck {

    private final BooleanSupplier started;
    private final HealthCheck check;

    OnceStarted(BooleanSupplier started, HealthCheck check) {
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
