package flashsale.order.jpa;

import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.decide.RetryPolicy;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Products;
import flashsale.order.domain.Decision;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Decides on the real database, and runs actions of a test at certain points. The first request identifies a batch. */
final class WatchedDecisions {

    private static final Runnable NOTHING = () -> {};

    private final RealDatabase database;
    private final Map<TraceId, Runnable> afterLookup = new ConcurrentHashMap<>();
    private final Map<TraceId, Runnable> before = new ConcurrentHashMap<>();
    private final Map<TraceId, Runnable> after = new ConcurrentHashMap<>();
    private final AtomicInteger lostLocks = new AtomicInteger();
    private final AtomicReference<Runnable> afterLoad = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> afterLostLock = new AtomicReference<>(NOTHING);

    WatchedDecisions(RealDatabase database) {
        this.database = database;
    }

    /** Runs an action once, after the lookup of the requests in this batch that were decided before. */
    void afterLookup(List<OrderRequest> batch, Runnable action) {
        afterLookup.put(batch.get(0).traceId(), action);
    }

    /** Runs an action once, after the first batch has read its products. */
    void afterLoad(Runnable action) {
        afterLoad.set(action);
    }

    /** Runs an action once, before this batch is written. */
    void beforeWriting(List<OrderRequest> batch, Runnable action) {
        before.put(batch.get(0).traceId(), action);
    }

    /** Runs an action once, after this batch is written and before it is committed. */
    void afterWriting(List<OrderRequest> batch, Runnable action) {
        after.put(batch.get(0).traceId(), action);
    }

    /** Runs an action once, after a batch has lost the lock and before it is decided again. */
    void afterLostLock(Runnable action) {
        afterLostLock.set(action);
    }

    int lostLocks() {
        return lostLocks.get();
    }

    DecideOrders decideOrders(int attempts) {
        return new DecideOrders(
                database.unitOfWork(),
                products(),
                orders(),
                new RetryPolicy(attempts, Duration.ofMillis(5)),
                Clock.systemUTC(),
                orderMetrics());
    }

    private Products products() {
        Products products = database.products();
        return (Products) Proxy.newProxyInstance(
                Products.class.getClassLoader(), new Class<?>[] {Products.class}, (self, method, arguments) -> {
                    Object result = invoke(products, method, arguments);
                    if (method.getName().equals("load")) {
                        afterLoad.getAndSet(NOTHING).run();
                    }
                    return result;
                });
    }

    private Orders orders() {
        Orders orders = database.orders();
        return (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(), new Class<?>[] {Orders.class}, (self, method, arguments) -> {
                    if (method.getName().equals("add")) {
                        TraceId batch =
                                ((Decision) firstOf(arguments)).request().traceId();
                        once(before, batch);
                        invoke(orders, method, arguments);
                        once(after, batch);
                        return null;
                    }
                    Object result = invoke(orders, method, arguments);
                    if (method.getName().equals("decided")) {
                        once(afterLookup, (TraceId) firstOf(arguments));
                    }
                    return result;
                });
    }

    /** While a batch is decided, the only metric is that of lost locks. */
    private OrderMetrics orderMetrics() {
        return (OrderMetrics) Proxy.newProxyInstance(
                OrderMetrics.class.getClassLoader(), new Class<?>[] {OrderMetrics.class}, (self, method, arguments) -> {
                    lostLocks.incrementAndGet();
                    afterLostLock.getAndSet(NOTHING).run();
                    return null;
                });
    }

    private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static Object firstOf(Object... arguments) {
        return ((Collection<?>) arguments[0]).iterator().next();
    }

    private static void once(Map<TraceId, Runnable> actions, TraceId batch) {
        Runnable now = actions.remove(batch);
        (now == null ? NOTHING : now).run();
    }
}
