package flashsale.order.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the group whose members may call a resource or method; without it everyone may. {@code @RolesAllowed} is too slow on Payara 6:
 * for each request it searches every jar for a class of another server, under a lock of the class loader that blocks all request threads.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AllowedTo {

    String value();
}
