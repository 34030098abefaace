package flashsale.order.health;

import flashsale.order.application.monitoring.DecisionLoops;
import flashsale.order.application.monitoring.Dependency;
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
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** CDI extension that adds one readiness check for each {@link Dependency} bean and each consumer loop, so that health names each of them. */
public class ReadinessCheckExtension implements Extension {

    private static final String LOOPS = "flashsale.consumer.loops";

    private final List<Bean<?>> dependencies = new ArrayList<>();
    private final List<Bean<?>> loops = new ArrayList<>();

    void collect(@Observes ProcessBean<?> found) {
        if (found.getBean().getTypes().contains(Dependency.class)) {
            dependencies.add(found.getBean());
        }
        if (found.getBean().getTypes().contains(DecisionLoops.class)) {
            loops.add(found.getBean());
        }
    }

    void addChecks(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        dependencies.forEach(dependency -> add(
                discovery,
                dependency.toString(),
                context -> new AfterStartCheck(
                        haveStarted(beans, context),
                        new DependencyCheck(reference(Dependency.class, dependency, beans, context)))));
        loops.forEach(all -> IntStream.range(0, loopCount(all))
                .forEach(number -> add(
                        discovery,
                        LOOPS + number,
                        context ->
                                new ConsumerLoopCheck(number, reference(DecisionLoops.class, all, beans, context)))));
    }

    private static <T> T reference(Class<T> type, Bean<?> bean, BeanManager beans, CreationalContext<?> context) {
        return type.cast(beans.getReference(bean, type, context));
    }

    /** Takes the application as started once each bean of loops has loops. */
    private BooleanSupplier haveStarted(BeanManager beans, CreationalContext<?> context) {
        List<DecisionLoops> all = loops.stream()
                .map(bean -> reference(DecisionLoops.class, bean, beans, context))
                .toList();
        return () -> all.stream().noneMatch(each -> each.loops().isEmpty());
    }

    private static void add(
            AfterBeanDiscovery discovery, String id, Function<CreationalContext<HealthCheck>, HealthCheck> check) {
        discovery
                .<HealthCheck>addBean()
                .id(ReadinessCheckExtension.class.getName() + id)
                .beanClass(ReadinessCheckExtension.class)
                .types(HealthCheck.class)
                .qualifiers(Readiness.Literal.INSTANCE)
                .scope(Singleton.class)
                .createWith(check);
    }

    /**
     * Reads the number of loops with the class loader of the loops' bean, because their module holds the defaults and no bean exists yet.
     * An invalid number counts as zero here: the configuration reports it and stops the application.
     */
    private static int loopCount(Bean<?> loops) {
        return ConfigProvider.getConfig(loops.getBeanClass().getClassLoader())
                .getOptionalValue(LOOPS, String.class)
                .filter(value -> value.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
