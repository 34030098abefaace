package flashsale.order.web;

import flashsale.order.web.problem.ProblemResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;

/** Guards every call that is {@link AllowedTo} a group: 401 without a valid token, 403 with one of another group. */
@Provider
public final class AccessControl implements DynamicFeature {

    @Override
    public void configure(ResourceInfo call, FeatureContext context) {
        AllowedTo onMethod = call.getResourceMethod().getAnnotation(AllowedTo.class);
        AllowedTo allowed =
                onMethod != null ? onMethod : call.getResourceClass().getAnnotation(AllowedTo.class);
        if (allowed != null) {
            context.register(new Guard(allowed.value()), Priorities.AUTHORIZATION);
        }
    }

    private record Guard(String group) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext call) {
            Credentials.refusal(call.getSecurityContext().getUserPrincipal(), group, Instant.now())
                    .ifPresent(problem -> call.abortWith(ProblemResponse.of(problem)));
        }
    }
}
