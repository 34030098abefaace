package flashsale.order.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** The settings that the web module needs, as beans by their keys: it does not know this module. */
@ApplicationScoped
public class WebSettings {

    @Produces
    @Singleton
    @Named("flashsale.web.body-timeout-ms")
    Duration bodyTimeout(Settings settings) {
        return settings.bodyTimeout();
    }

    @Produces
    @Singleton
    @Named("flashsale.web.cors-origins")
    Set<String> corsOrigins(Settings settings) {
        return settings.corsOrigins();
    }
}
