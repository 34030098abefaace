package flashsale.order.timer;

import flashsale.order.application.Dependency;
import flashsale.order.application.Dependency.Condition;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Names soon after the start, with the setting that leads there, each dependency that does not answer. The application goes on trying. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DependencyReport {

    private static final Logger LOG = System.getLogger(DependencyReport.class.getName());

    /** By then the consumer loops have begun. */
    private static final Duration AFTER_START = Duration.ofSeconds(2);

    @Inject
    @Any
    Instance<Dependency> dependencies;

    @Resource
    private TimerService timers;

    @PostConstruct
    void plan() {
        timers.createSingleActionTimer(AFTER_START.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
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
