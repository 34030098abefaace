package flashsale.order.web.health;

import flashsale.order.application.Dependency;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Adds a readiness check for each dependency that is a bean, so that health names them one by one whichever there are. */
public class DependencyChecks implements Extension {

    private final List<Bean<?>> dependencies = new ArrayList<>();

    void collect(@Observes ProcessBean<?> found) {
        if (found.getBean().getTypes().contains(Dependency.class)) {
            dependencies.add(found.getBean());
        }
    }

    void addChecks(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        dependencies.forEach(dependency -> discovery
                .<HealthCheck>addBean()
                .id(DependencyCheck.class.getName() + dependency)
                .beanClass(DependencyCheck.class)
                .types(HealthCheck.class)
                .qualifiers(Readiness.Literal.INSTANCE)
                .scope(Singleton.class)
                .createWith(context -> check(dependency, beans, context)));
    }

    private static HealthCheck check(Bean<?> dependency, BeanManager beans, CreationalContext<HealthCheck> context) {
        return new DependencyCheck((Dependency) beans.getReference(dependency, Dependency.class, context));
    }
}
