package flashsale.order.jpa;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/** Counts each thread that is in a bean that uses the database, once however deep it calls. */
public class DatabaseUsageInterceptor {

    private static final ThreadLocal<Boolean> COUNTED = new ThreadLocal<>();

    @Inject
    DatabaseUsage usage;

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        if (COUNTED.get() != null) {
            return call.proceed();
        }
        COUNTED.set(true);
        usage.begin();
        try {
            return call.proceed();
        } finally {
            usage.end();
            COUNTED.remove();
        }
    }
}
