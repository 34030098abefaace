package flashsale.order.metrics;

import flashsale.order.application.port.Observations;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Meters of one test's own. */
public final class RealMetrics {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Observations observations = new MeteredObservations(meters);

    public Observations observations() {
        return observations;
    }

    /** The page that Prometheus reads. */
    public String page() {
        return meters.scrape();
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }
}
