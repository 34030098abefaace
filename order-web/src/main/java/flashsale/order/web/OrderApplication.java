package flashsale.order.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application that serves the API. */
@ApplicationPath(OrderApplication.PATH)
public class OrderApplication extends Application {

    public static final String PATH = "/api/v1";
    public static final String CUSTOMER = "customer";
    public static final String OPERATOR = "operator";

    /**
     * Returns properties for Jersey, which other JAX-RS implementations ignore. {@code Location} stays a path, so that neither the Host
     * header nor a proxy influences it. WADL is off because OpenAPI describes the API.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                "jersey.config.server.wadl.disableWadl", true);
    }
}
