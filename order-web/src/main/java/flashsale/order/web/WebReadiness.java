package flashsale.order.web;

import flashsale.order.application.monitoring.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * The readiness of the web module. The server answers health requests before this module serves requests; without this check the first
 * customers would get an error.
 */
@ApplicationScoped
public class WebReadiness implements Dependency {

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
        return new Condition(started, Map.of());
    }
}
