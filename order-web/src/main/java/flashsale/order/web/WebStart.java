package flashsale.order.web;

import flashsale.order.application.monitoring.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The web module answers calls. Health is asked before it does, and the first customers would get an error. */
@ApplicationScoped
public class WebStart implements Dependency {

    private volatile boolean started;

    void started() {
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
