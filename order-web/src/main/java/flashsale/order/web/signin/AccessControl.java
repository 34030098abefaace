package flashsale.order.web.signin;

import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.problem.ProblemResponse;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guards every call that is {@link AllowedTo} a group: 401 without a valid token, 403 with one of another group. */
@Provider
@ApplicationScoped
public class AccessControl implements DynamicFeature {

    /** RFC 6750, 2.1; the scheme in any case (RFC 9110, 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([-\\w.~+/]+=*)");

    @Inject
    SignIn signIn;

    @Override
    public void configure(ResourceInfo call, FeatureContext context) {
        AllowedTo onMethod = call.getResourceMethod().getAnnotation(AllowedTo.class);
        AllowedTo allowed =
                onMethod != null ? onMethod : call.getResourceClass().getAnnotation(AllowedTo.class);
        if (allowed != null) {
            context.register(new Guard(signIn, allowed.value()), Priorities.AUTHORIZATION);
        }
    }

    private record Guard(SignIn signIn, String group) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext call) {
            String credentials = call.getHeaderString(HttpHeaders.AUTHORIZATION);
            if (credentials == null) {
                call.abortWith(ProblemResponse.of(ProblemKind.UNAUTHORIZED));
                return;
            }
            Matcher bearer = BEARER.matcher(credentials);
            Optional<Caller> caller = bearer.matches() ? signIn.callerOf(bearer.group(1)) : Optional.empty();
            if (caller.isEmpty()) {
                call.abortWith(ProblemResponse.of(ProblemKind.INVALID_TOKEN));
            } else if (!caller.get().groups().contains(group)) {
                call.abortWith(ProblemResponse.of(ProblemKind.FORBIDDEN));
            } else {
                call.setSecurityContext(new SignedIn(caller.get()));
            }
        }
    }
}
