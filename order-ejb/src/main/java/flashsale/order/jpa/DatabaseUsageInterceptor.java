package flashsale.order.jpa;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/** Counts a thread that is in one of the beans that use the database, once however deep it calls. */
public class AtDatabase {

    private static final ThreadLocal<Boolean> THERE = new ThreadLocal<>();

    @Inject
    DatabaseUse use;

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        if (THERE.get() != null) {
            return call.proceed();
        }
        THERE.set(true);
        use.begin();
        try {
            return call.proceed();
        } finally {
            use.end();
            THERE.remove();
        }
    }
}
