package flashsale.order.metrics;

import flashsale.order.application.port.OrderMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Meters that one test has for itself. */
public final class RealMetrics {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final OrderMetrics orderMetrics = new MicrometerOrderMetrics(meters);

    public OrderMetrics orderMetrics() {
        return orderMetrics;
    }

    /** The page that Prometheus scrapes. */
    public String page() {
        return meters.scrape();
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }
}
