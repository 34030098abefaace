package flashsale.order.web.filter;

import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Pre-matching filter that replaces {@code Accept} by the API's media types that it accepts, so that every server negotiates alike. JAX-RS
 * would ignore a weight of zero. It would also copy the client's parameters into the response's type, such as a charset that the body does
 * not have.
 *
 * <p>The filter rejects a weight that is no number from 0 to 1 (RFC 9110, 12.4.2) with 400.
 */
@Provider
@PreMatching
public final class AcceptHeaderFilter implements ContainerRequestFilter {

    private static final List<MediaType> PRODUCED =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.SERVER_SENT_EVENTS_TYPE);

    /** A media type that no resource produces, so that JAX-RS responds with 406. */
    private static final String NONE_ACCEPTABLE = "application/x-none";

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || accept.equals(MediaType.APPLICATION_JSON) || accept.equals(MediaType.WILDCARD)) {
            return;
        }
        String types = AcceptHeader.withoutParameters(accept);
        if (AcceptHeader.hasValidWeights(types)) {
            request.getHeaders().put(HttpHeaders.ACCEPT, new ArrayList<>(List.of(replacement(types))));
        } else {
            request.abortWith(JaxRsProblems.of(ProblemKind.BAD_REQUEST));
        }
    }

    /** Leaves a malformed header as it is, for JAX-RS to reject. */
    private static String replacement(String types) {
        return AcceptHeader.isWellFormed(types) ? acceptable(types) : types;
    }

    private static String acceptable(String types) {
        return PRODUCED.stream()
                .filter(type -> AcceptHeader.accepts(types, type))
                .map(MediaType::toString)
                .reduce((first, second) -> first + ", " + second)
                .orElse(NONE_ACCEPTABLE);
    }
}
