package flashsale.order.jpa.database;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/** Counts the threads that use the database. Nested calls of a thread count once. */
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
