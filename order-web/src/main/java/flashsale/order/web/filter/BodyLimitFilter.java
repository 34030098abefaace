package flashsale.order.web.filter;

import flashsale.order.web.json.JsonBody;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * Request filter that rejects bodies by their headers, before a byte is read. It runs after authorization, so that nothing is read from a
 * client without a valid token.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER)
public class BodyLimitFilter implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final String CONTINUE = "100-continue";
    private static final String IDENTITY = "identity";
    private static final int MAX_DIGITS = 9;

    @Override
    public void filter(ContainerRequestContext request) {
        rejection(request).ifPresent(kind -> request.abortWith(JaxRsProblems.of(kind)));
    }

    static Optional<ProblemKind> rejection(ContainerRequestContext request) {
        if (!isAbsentOr(request.getHeaderString("Expect"), CONTINUE)) {
            return Optional.of(ProblemKind.EXPECTATION_FAILED);
        }
        if (!isAbsentOr(request.getHeaderString(HttpHeaders.CONTENT_ENCODING), IDENTITY)) {
            return Optional.of(ProblemKind.ENCODED_BODY);
        }
        if (isTooLong(request.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            return Optional.of(ProblemKind.BODY_TOO_LARGE);
        }
        return WITH_BODY.contains(request.getMethod()) && !isConcrete(request.getHeaderString(HttpHeaders.CONTENT_TYPE))
                ? Optional.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE)
                : Optional.empty();
    }

    /**
     * Returns whether a body names its one media type (RFC 9110, 8.3). JAX-RS also matches a missing type and a wildcard. This reads the
     * header itself, because {@code getMediaType()} parses it on every request.
     */
    private static boolean isConcrete(String contentType) {
        if (contentType == null) {
            return false;
        }
        int wildcard = contentType.indexOf('*');
        int parameters = contentType.indexOf(';');
        return wildcard < 0 || parameters >= 0 && parameters < wildcard;
    }

    private static boolean isAbsentOr(String header, String value) {
        return header == null || header.equalsIgnoreCase(value);
    }

    /**
     * Reads the header itself, because {@code getLength()} fails for lengths beyond an int.
     *
     * @param length null if the body is chunked or missing
     */
    private static boolean isTooLong(String length) {
        return length != null && (length.length() > MAX_DIGITS || Integer.parseInt(length) > JsonBody.MAX_SIZE);
    }
}
