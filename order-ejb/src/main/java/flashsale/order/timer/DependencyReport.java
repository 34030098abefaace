package flashsale.order.timer;

import flashsale.order.application.Dependency;
import flashsale.order.application.Dependency.Condition;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Names at start, with the setting that leads there, each dependency that does not answer. The application goes on trying. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DependencyReport {

    private static final Logger LOG = System.getLogger(DependencyReport.class.getName());

    @Inject
    @Any
    Instance<Dependency> dependencies;

    @PostConstruct
    void report() {
        for (Dependency dependency : dependencies) {
            Condition condition = dependency.check();
            if (condition.up()) {
                LOG.log(Level.INFO, "{0} is reached: {1}", dependency.name(), condition.data());
            } else {
                LOG.log(Level.ERROR, "{0} is not reached: {1}", dependency.name(), condition.data());
            }
        }
    }
}
