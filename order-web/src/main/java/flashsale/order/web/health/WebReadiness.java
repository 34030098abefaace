package flashsale.order.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The web module answers calls. Payara asks the readiness checks before it does, and the first customers would get a 500. */
@Readiness
@ApplicationScoped
public class WebReadiness implements HealthCheck {

    private volatile boolean started;

    void started() {
        started = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("web").status(started).build();
    }
}
