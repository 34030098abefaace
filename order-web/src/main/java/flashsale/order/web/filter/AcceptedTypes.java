package flashsale.order.web.filter;

import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes from {@code Accept} what is of use here: types and their weights.
 *
 * <p>Parameters of types go. JAX-RS would give them back in the answer's type, where a charset that a caller made up is not that of the
 * body, or, of server-sent events, is that of the values and not of the lines.
 *
 * <p>A weight that is no number from 0 to 1 (RFC 9110, 12.4.2) is refused with 400. Jersey does so by itself; RESTEasy fails with an
 * exception that looks like the application's own.
 */
@Provider
@PreMatching
public final class AcceptedTypes implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext call) {
        String accept = call.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null) {
            return;
        }
        String types = AcceptHeader.withoutParameters(accept);
        if (AcceptHeader.areRight(types)) {
            call.getHeaders().put(HttpHeaders.ACCEPT, new ArrayList<>(List.of(types)));
        } else {
            call.abortWith(JaxRsProblems.of(ProblemKind.BAD_REQUEST));
        }
    }
}
