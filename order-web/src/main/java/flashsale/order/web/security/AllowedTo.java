package flashsale.order.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The group whose members may make a call; calls without it are everyone's. For {@code @RolesAllowed} Payara 6 looks a class of
 * another server up at each call, through every jar and under the class loader's lock, on which all request threads then wait.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AllowedTo {

    String value();
}
