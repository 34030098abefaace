package flashsale.order.web;

import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.problem.ProblemResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;

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

    @Priority(Priorities.AUTHORIZATION)
    private record Guard(String group) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext call) {
            SecurityContext caller = call.getSecurityContext();
            if (caller.getUserPrincipal() == null) {
                call.abortWith(ProblemResponse.of(ProblemKind.UNAUTHORIZED));
            } else if (!caller.isUserInRole(group)) {
                call.abortWith(ProblemResponse.of(ProblemKind.FORBIDDEN));
            }
        }
    }
}
