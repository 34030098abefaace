package flashsale.order.web.filter;

import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.application.ratelimit.RateLimiter.Call;
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

/** Dynamic feature that rejects requests beyond a member's rate limit with 429 (RFC 6585, 4). It adds no filter where no limit is configured. */
@Provider
@ApplicationScoped
public class RateLimitFeature implements DynamicFeature {

    @Inject
    RateLimiter rateLimiter;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        RateLimited rateLimited = resource.getResourceClass().getAnnotation(RateLimited.class);
        if (rateLimited != null && rateLimiter.limits(rateLimited.value())) {
            // After authorization, which identifies the member.
            context.register(new RateLimitFilter(rateLimiter, rateLimited.value()), Priorities.USER);
        }
    }

    private record RateLimitFilter(RateLimiter rateLimiter, Call call) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            Duration wait = rateLimiter.take(Caller.of(request).memberId(), call);
            if (!wait.isZero()) {
                request.abortWith(JaxRsProblems.of(Problem.tooManyRequests(wait)));
            }
        }
    }
}
