package flashsale.order.web.filter;

import flashsale.order.application.port.WebSettings;
import flashsale.order.web.json.DeadlineInputStream;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * Rejects bodies by their headers before a byte is read, and limits the time for the rest. It runs after access control, so
 * that nobody without a valid token keeps a thread busy with a body.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER)
public class BodyLimits implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");
    private static final String CONTINUE = "100-continue";
    private static final String NOT_ENCODED = "identity";
    private static final int USUAL_DIGITS = 9;

    @Inject
    WebSettings settings;

    @Override
    public void filter(ContainerRequestContext call) {
        Optional<ProblemKind> refusal = refusal(call);
        if (refusal.isPresent()) {
            call.abortWith(JaxRsProblems.of(refusal.get()));
        } else {
            call.setEntityStream(new DeadlineInputStream(call.getEntityStream(), settings.bodyTimeout()));
        }
    }

    private static Optional<ProblemKind> refusal(ContainerRequestContext call) {
        if (!is(call.getHeaderString("Expect"), CONTINUE)) {
            return Optional.of(ProblemKind.EXPECTATION_FAILED);
        }
        if (!is(call.getHeaderString(HttpHeaders.CONTENT_ENCODING), NOT_ENCODED)) {
            return Optional.of(ProblemKind.ENCODED_BODY);
        }
        if (isTooLong(call.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            return Optional.of(ProblemKind.BODY_TOO_LARGE);
        }
        // Not getMediaType(), which parses the header on every call.
        boolean unnamed =
                call.getHeaderString(HttpHeaders.CONTENT_TYPE) == null && WITH_BODY.contains(call.getMethod());
        return unnamed ? Optional.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE) : Optional.empty();
    }

    private static boolean is(String header, String only) {
        return header == null || header.equalsIgnoreCase(only);
    }

    /** Null where the body is chunked or missing. Not {@code getLength()}, which fails where a length is beyond an int. */
    private static boolean isTooLong(String length) {
        return length != null && (length.length() > USUAL_DIGITS || Integer.parseInt(length) > JsonBody.MAX_SIZE);
    }
}
