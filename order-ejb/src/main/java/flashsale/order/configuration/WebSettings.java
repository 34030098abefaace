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

    @Produces
    @Singleton
    @Named("mp.jwt.verify.publickey.location")
    String publicKey(Settings settings) {
        return settings.tokens().keys();
    }

    @Produces
    @Singleton
    @Named("mp.jwt.verify.issuer")
    String issuer(Settings settings) {
        return settings.tokens().issuer();
    }

    @Produces
    @Singleton
    @Named("mp.jwt.verify.audiences")
    Set<String> audiences(Settings settings) {
        return settings.tokens().audiences();
    }
}
