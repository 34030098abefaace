package flashsale.order.metrics;

import flashsale.order.application.port.OrderMetrics;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** All meters of this instance, including those of its JVM. */
@ApplicationScoped
public class Registry {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Listens to the JVM until it is closed. */
    private final JvmGcMetrics collections = new JvmGcMetrics();

    @PostConstruct
    void bindJvm() {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ClassLoaderMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        collections.bindTo(meters);
    }

    /** A CDI singleton, because every request uses it and a proxy would cost time. */
    @Produces
    @Singleton
    OrderMetrics orderMetrics() {
        return new MicrometerOrderMetrics(meters);
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }

    @PreDestroy
    void close() {
        collections.close();
        meters.close();
    }
}
