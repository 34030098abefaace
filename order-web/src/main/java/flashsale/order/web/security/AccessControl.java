package flashsale.order.web.security;

import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.security.Access.Granted;
import flashsale.order.web.security.Access.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Guards every call that is {@link AllowedTo} a group: 401 without a valid token, 403 with one of another group. */
@Provider
@ApplicationScoped
public class AccessControl implements DynamicFeature {

    @Inject
    TokenAuthenticator tokenAuthenticator;

    @Override
    public void configure(ResourceInfo call, FeatureContext context) {
        AllowedTo onMethod = call.getResourceMethod().getAnnotation(AllowedTo.class);
        AllowedTo allowed =
                onMethod != null ? onMethod : call.getResourceClass().getAnnotation(AllowedTo.class);
        if (allowed != null) {
            context.register(new Guard(tokenAuthenticator, allowed.value()), Priorities.AUTHORIZATION);
        }
    }

    private record Guard(TokenAuthenticator tokenAuthenticator, String group) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext call) {
            Access access = tokenAuthenticator.access(call.getHeaderString(HttpHeaders.AUTHORIZATION), group);
            if (access instanceof Granted granted) {
                call.setProperty(Caller.PROPERTY, granted.caller());
                call.setSecurityContext(new CallerSecurityContext(
                        granted.caller(), call.getSecurityContext().isSecure()));
            } else if (access instanceof Refused refused) {
                call.abortWith(JaxRsProblems.of(refused.why()));
            }
        }
    }
}
