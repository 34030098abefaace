package flashsale.order.web;

import flashsale.order.application.WebSettings;
import flashsale.order.web.json.PunctualStream;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.problem.ProblemResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses bodies by what their headers say, before a byte is read, and gives the rest only so much time. After the access control,
 * so that nobody without a valid token keeps a thread busy with a body.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER)
public class BodyLimits implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

    @Inject
    WebSettings settings;

    @Override
    public void filter(ContainerRequestContext call) {
        Optional<ProblemKind> refusal = refusal(call);
        if (refusal.isPresent()) {
            call.abortWith(ProblemResponse.of(refusal.get()));
        } else {
            call.setEntityStream(new PunctualStream(call.getEntityStream(), settings.bodyTimeout()));
        }
    }

    private static Optional<ProblemKind> refusal(ContainerRequestContext call) {
        boolean unnamed = call.getMediaType() == null && WITH_BODY.contains(call.getMethod());
        return BodyHeaders.refusal(call::getHeaderString)
                .or(() -> unnamed ? Optional.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE) : Optional.empty());
    }
}
