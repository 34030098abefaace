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

/** Dynamic feature that protects every method marked with {@link AllowedTo}: 401 without a valid token, 403 with one of another group. */
@Provider
@ApplicationScoped
public class AuthorizationFeature implements DynamicFeature {

    @Inject
    TokenAuthenticator tokenAuthenticator;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        AllowedTo onMethod = resource.getResourceMethod().getAnnotation(AllowedTo.class);
        AllowedTo allowedTo =
                onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(AllowedTo.class);
        if (allowedTo != null) {
            context.register(new AuthorizationFilter(tokenAuthenticator, allowedTo.value()), Priorities.AUTHORIZATION);
        }
    }

    private record AuthorizationFilter(TokenAuthenticator tokenAuthenticator, String group)
            implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            Access access = tokenAuthenticator.access(request.getHeaderString(HttpHeaders.AUTHORIZATION), group);
            if (access instanceof Granted granted) {
                granted.caller().attachTo(request);
            } else if (access instanceof Refused refused) {
                request.abortWith(JaxRsProblems.of(refused.problem()));
            }
        }
    }
}
