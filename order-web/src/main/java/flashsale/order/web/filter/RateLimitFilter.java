package flashsale.order.web.filter;

import flashsale.order.application.port.RateLimiter;
import flashsale.order.application.port.RateLimiter.Call;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Rejects calls of members beyond their rate limit: 429 (RFC 6585, 4). Calls without a limit do not pass this filter. */
@Provider
@ApplicationScoped
public class RateLimitFilter implements DynamicFeature {

    @Inject
    RateLimiter budget;

    @Override
    public void configure(ResourceInfo call, FeatureContext context) {
        RateLimited rateLimited = call.getResourceClass().getAnnotation(RateLimited.class);
        if (rateLimited != null && budget.limits(rateLimited.value())) {
            // Behind the access control, which knows the member.
            context.register(new Turnstile(budget, rateLimited.value()), Priorities.USER);
        }
    }

    private record Turnstile(RateLimiter budget, Call kind) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext call) {
            Duration wait = budget.take(Caller.memberIdOf(call.getSecurityContext()), kind);
            if (!wait.isZero()) {
                call.abortWith(JaxRsProblems.of(Problem.tooManyRequests(wait)));
            }
        }
    }
}
