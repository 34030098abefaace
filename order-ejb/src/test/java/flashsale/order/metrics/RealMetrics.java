package flashsale.order.metrics;

import flashsale.order.application.port.OrderMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Meters of one test's own. */
public final class RealMetrics {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final OrderMetrics orderMetrics = new MicrometerOrderMetrics(meters);

    public OrderMetrics observations() {
        return orderMetrics;
    }

    /** The page that Prometheus reads. */
    public String page() {
        return meters.scrape();
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }
}
