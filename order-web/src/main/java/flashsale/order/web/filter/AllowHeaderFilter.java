package flashsale.order.web.filter;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Response filter that adds HEAD to the allowed methods where GET is one, because JAX-RS also dispatches HEAD requests to GET methods. */
@Provider
public final class AllowHeaderFilter implements ContainerResponseFilter {

    private static final String SEPARATOR = "[, ]+";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            Set<String> methods = new TreeSet<>(
                    Arrays.asList(response.getHeaderString(HttpHeaders.ALLOW).split(SEPARATOR)));
            if (methods.contains(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
    }
}
