package flashsale.order.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The API. */
@ApplicationPath(OrderApplication.PATH)
public class OrderApplication extends Application {

    static final String PATH = "/api/v1";
    static final String CUSTOMER = "customer";
    static final String OPERATOR = "operator";

    /**
     * Locations are paths, so that no Host header and no proxy gets into them, and OpenAPI is the only description of the API. Of the
     * features that Payara's modules bring along only server-sent events are used; one of the others asks ten times during each call
     * whether it is to be traced. Servers without Jersey do not know the properties.
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
