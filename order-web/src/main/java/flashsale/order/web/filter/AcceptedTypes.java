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
 * Replaces {@code Accept} by those of the API's media types that it accepts, so that every server negotiates alike. JAX-RS would ignore a
 * weight of zero, and return a caller's parameters and upper case in the response's type, where an invented charset is not that of the body.
 *
 * <p>A weight that is no number from 0 to 1 (RFC 9110, 12.4.2) is refused with 400.
 */
@Provider
@PreMatching
public final class AcceptedTypes implements ContainerRequestFilter {

    private static final List<MediaType> PRODUCED =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.SERVER_SENT_EVENTS_TYPE);

    /** No resource produces it, so that JAX-RS answers 406. */
    private static final String NOTHING = "application/x-none";

    @Override
    public void filter(ContainerRequestContext call) {
        String accept = call.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || accept.equals(MediaType.APPLICATION_JSON) || accept.equals(MediaType.WILDCARD)) {
            return;
        }
        String types = AcceptHeader.withoutParameters(accept);
        if (AcceptHeader.areRight(types)) {
            call.getHeaders().put(HttpHeaders.ACCEPT, new ArrayList<>(List.of(replacement(types))));
        } else {
            call.abortWith(JaxRsProblems.of(ProblemKind.BAD_REQUEST));
        }
    }

    /** A malformed header stays for JAX-RS to refuse. */
    private static String replacement(String types) {
        return AcceptHeader.isWellFormed(types) ? acceptable(types) : types;
    }

    private static String acceptable(String types) {
        return PRODUCED.stream()
                .filter(type -> AcceptHeader.takes(types, type))
                .map(MediaType::toString)
                .reduce((first, second) -> first + ", " + second)
                .orElse(NOTHING);
    }
}
