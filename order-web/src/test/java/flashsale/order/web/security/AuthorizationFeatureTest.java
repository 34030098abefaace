package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.web.resource.DeadLettersResource;
import flashsale.order.web.resource.OrderEventsResource;
import flashsale.order.web.resource.OrderListResource;
import flashsale.order.web.resource.OrderStatusResource;
import flashsale.order.web.resource.OrdersResource;
import flashsale.order.web.resource.ProductsResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthorizationFeatureTest {

    private static final List<Class<?>> RESOURCES = List.of(
            OrdersResource.class,
            OrderStatusResource.class,
            OrderListResource.class,
            OrderEventsResource.class,
            ProductsResource.class,
            DeadLettersResource.class);

    @Test
    void onlyReadingProductsNeedsNoToken() {
        List<String> open = RESOURCES.stream()
                .flatMap(AuthorizationFeatureTest::operations)
                .filter(method -> filters(method).isEmpty())
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .sorted()
                .toList();

        assertThat(open).containsExactly("ProductsResource.find", "ProductsResource.list");
    }

    @Test
    void theGroupOfAMethodOverridesThatOfItsClass() throws NoSuchMethodException {
        assertThat(filters(Mixed.class.getDeclaredMethod("own")))
                .singleElement()
                .asString()
                .contains("group=operator");
        assertThat(filters(Mixed.class.getDeclaredMethod("inherited")))
                .singleElement()
                .asString()
                .contains("group=customer");
    }

    @AllowedTo("customer")
    private static final class Mixed {

        @AllowedTo("operator")
        void own() {}

        void inherited() {}
    }

    private static Stream<Method> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    private static List<Object> filters(Method method) {
        List<Object> registered = new ArrayList<>();
        FeatureContext context = (FeatureContext) Proxy.newProxyInstance(
                FeatureContext.class.getClassLoader(),
                new Class<?>[] {FeatureContext.class},
                (proxy, called, values) -> {
                    assertThat(values[1]).isEqualTo(Priorities.AUTHORIZATION);
                    registered.add(values[0]);
                    return proxy;
                });
        new AuthorizationFeature().configure(new SingleMethod(method), context);
        return registered;
    }

    private record SingleMethod(Method method) implements ResourceInfo {

        @Override
        public Method getResourceMethod() {
            return method;
        }

        @Override
        public Class<?> getResourceClass() {
            return method.getDeclaringClass();
        }
    }
}
