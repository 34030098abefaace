package flashsale.order.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application of the API. */
@ApplicationPath(OrderApplication.PATH)
public class OrderApplication extends Application {

    public static final String PATH = "/api/v1";
    public static final String CUSTOMER = "customer";
    public static final String OPERATOR = "operator";

    /**
     * Properties of Jersey; servers without Jersey ignore them. Locations are paths, so that no Host header and no proxy gets into them.
     * OpenAPI is the only description of the API. Features are not looked up in {@code META-INF/services}: Payara registers a listener
     * for traces there that asks at ten events of each call whether to trace it. Server-sent events, which also come from there, are
     * named instead.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.disableMetainfServicesLookup", true,
                "jersey.config.server.provider.classnames", "org.glassfish.jersey.media.sse.SseFeature");
    }
}
