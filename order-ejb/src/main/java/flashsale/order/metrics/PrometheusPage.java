package flashsale.order.metrics;

import flashsale.order.application.monitoring.DecisionLoops;
import flashsale.order.application.monitoring.MetricsPage;
import flashsale.order.application.monitoring.PoolMetrics;
import flashsale.order.application.monitoring.QueueLag;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.configuration.Settings;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The page that Prometheus scrapes, in its own text format or in that of OpenMetrics. */
@ApplicationScoped
public class PrometheusPage implements MetricsPage {

    @Inject
    Registry registry;

    @Inject
    DecisionLoops loops;

    @Inject
    QueueLag queue;

    @Inject
    DecisionWaiters waiters;

    @Inject
    @Any
    Instance<PoolMetrics> pools;

    @Inject
    Settings settings;

    private StateGauges state;

    @PostConstruct
    void connect() {
        state = new StateGauges(registry.meters(), loops, queue, waiters, pools.stream());
    }

    @Override
    public Optional<String> readers() {
        return settings.metricsReaders();
    }

    @Override
    public String mediaType(String accept) {
        return accept != null && accept.contains("application/openmetrics-text")
                ? OpenMetricsTextFormatWriter.CONTENT_TYPE
                : PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    @Override
    public void write(String mediaType, OutputStream out) throws IOException {
        state.read();
        registry.meters().scrape(out, mediaType);
    }
}
