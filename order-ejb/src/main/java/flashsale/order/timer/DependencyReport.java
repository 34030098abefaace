package flashsale.order.timer;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.application.monitoring.Dependency.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs whether each dependency is available, with the setting of its address. */
@ApplicationScoped
class DependencyReport implements Runnable {

    private static final Logger LOG = System.getLogger(DependencyReport.class.getName());

    @Inject
    @Any
    Instance<Dependency> dependencies;

    @Override
    public void run() {
        for (Dependency dependency : dependencies) {
            Condition condition = dependency.check();
            if (condition.up()) {
                LOG.log(Level.INFO, "{0} is available: {1}", dependency.name(), condition.data());
            } else {
                LOG.log(
                        Level.ERROR,
                        "{0} is not reached; the application keeps trying. Check it and the setting named: {1}",
                        dependency.name(),
                        condition.data());
            }
        }
    }
}
