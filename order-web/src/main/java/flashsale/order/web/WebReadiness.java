package flashsale.order.web;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.web.security.JwtValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * The readiness of the web module: it serves requests and can validate tokens. The server answers health requests before this module serves
 * requests; without this check the first customers would get an error.
 */
@ApplicationScoped
public class WebReadiness implements Dependency {

    @Inject
    JwtValidator jwtValidator;

    private volatile boolean started;

    void markStarted() {
        started = true;
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public Condition check() {
        if (!started) {
            return new Condition(false, Map.of());
        }
        Map<String, String> fault = jwtValidator.fault();
        return new Condition(fault.isEmpty(), fault);
    }
}
