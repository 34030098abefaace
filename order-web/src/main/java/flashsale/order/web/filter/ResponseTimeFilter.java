package flashsale.order.web.filter;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderMetrics.Answers;
import flashsale.order.application.port.RateLimiter.Call;
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
 * Measures how long each call takes, by the class of its answer's status. It also counts orders that were refused before the use case saw
 * them.
 */
@Provider
public final class ResponseTimeFilter implements DynamicFeature {

    /** Before all others, so that their time counts. */
    private static final int FIRST = 0;

    private static final String ARRIVAL = ResponseTimeFilter.class.getName();

    @Inject
    OrderMetrics orderMetrics;

    @Override
    public void configure(ResourceInfo call, FeatureContext context) {
        Method method = call.getResourceMethod();
        Answers answers = orderMetrics.answersTo(verb(method) + " " + path(call));
        boolean isOrder = isOrder(call.getResourceClass());
        context.register(new Watch(answers, isOrder ? orderMetrics::refused : () -> {}), FIRST);
    }

    private static boolean isOrder(Class<?> resource) {
        RateLimited rateLimited = resource.getAnnotation(RateLimited.class);
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

    private static String path(ResourceInfo call) {
        return Stream.of(
                        call.getResourceClass().getAnnotation(Path.class),
                        call.getResourceMethod().getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> "/" + path.value())
                .reduce("", String::concat);
    }

    @Priority(FIRST)
    private record Watch(Answers answers, Runnable refused) implements ContainerRequestFilter, ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext call) {
            call.setProperty(ARRIVAL, System.nanoTime());
        }

        @Override
        public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
            if (call.getProperty(ARRIVAL) instanceof Long arrival) {
                answers.answered(answer.getStatus(), System.nanoTime() - arrival);
            }
            if (Family.familyOf(answer.getStatus()) == Family.CLIENT_ERROR) {
                refused.run();
            }
        }
    }
}
