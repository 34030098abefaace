package flashsale.order.web.filter;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderMetrics.Responses;
import flashsale.order.application.ratelimit.RateLimiter.Call;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/**
 * Dynamic feature that measures response times for each resource method and status. It also counts orders that were rejected before they
 * reached the use case.
 */
@Provider
public final class ResponseTimeFeature implements DynamicFeature {

    /** Runs before all other filters, so that the time they take is included. */
    private static final int FIRST = 0;

    private static final String START_TIME = ResponseTimeFeature.class.getName();

    @Inject
    OrderMetrics orderMetrics;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        Responses answers = orderMetrics.responsesTo(verb(method) + " " + path(resource));
        boolean isOrder = isOrder(resource.getResourceClass());
        context.register(new ResponseTimeFilter(answers, isOrder ? orderMetrics::refused : () -> {}), FIRST);
    }

    private static boolean isOrder(Class<?> resourceClass) {
        RateLimited rateLimited = resourceClass.getAnnotation(RateLimited.class);
        return rateLimited != null && rateLimited.value() == Call.ORDER;
    }

    private static String verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("");
    }

    private static String path(ResourceInfo resource) {
        return Stream.of(
                        resource.getResourceClass().getAnnotation(Path.class),
                        resource.getResourceMethod().getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> "/" + path.value())
                .reduce("", String::concat);
    }

    @Priority(FIRST)
    private record ResponseTimeFilter(Responses answers, Runnable rejected)
            implements ContainerRequestFilter, ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(START_TIME, System.nanoTime());
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (request.getProperty(START_TIME) instanceof Long start) {
                answers.answered(response.getStatus(), System.nanoTime() - start);
            }
            if (Family.familyOf(response.getStatus()) == Family.CLIENT_ERROR) {
                rejected.run();
            }
        }
    }
}
