package flashsale.order.jpa;

import flashsale.order.application.port.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.Session;

/** Replaces the container: creates an entity manager for each transaction and binds it to the thread of the transaction. */
final class PersistenceContexts {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> bound = new ThreadLocal<>();

    PersistenceContexts(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Delegates to the entity manager of the calling thread. */
    EntityManager current() {
        return proxy(EntityManager.class, (method, arguments) -> invoke(bound.get(), method, arguments));
    }

    /** Returns the connection of the calling thread's transaction, which stays open when the caller closes it. */
    DataSource connections() {
        return proxy(
                DataSource.class,
                (method, arguments) -> proxy(
                        Connection.class,
                        (inner, values) -> inner.getName().equals("close")
                                ? null
                                : invoke(connection(bound.get()), inner, values)));
    }

    /** JPA has no method for it that all providers support. */
    private static Connection connection(EntityManager entities) {
        return entities instanceof Session hibernate
                ? hibernate.doReturningWork(connection -> connection)
                : entities.unwrap(Connection.class);
    }

    /** SUPPORTS: each call takes part in the transaction of its caller, or has a context of its own. */
    <T> T supporting(Class<T> port, T adapter) {
        return proxy(port, (method, arguments) -> {
            if (bound.get() != null) {
                return invoke(adapter, method, arguments);
            }
            return within(entities -> invoke(adapter, method, arguments));
        });
    }

    /** REQUIRES_NEW: each call is a transaction of its own. */
    UnitOfWork starting(UnitOfWork unitOfWork) {
        return new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                return within(entities -> {
                    entities.getTransaction().begin();
                    try {
                        T result = unitOfWork.run(work);
                        entities.getTransaction().commit();
                        return result;
                    } finally {
                        if (entities.getTransaction().isActive()) {
                            entities.getTransaction().rollback();
                        }
                    }
                });
            }
        };
    }

    private <T, E extends Throwable> T within(Work<T, E> work) throws E {
        EntityManager outer = bound.get();
        try (EntityManager entities = factory.createEntityManager()) {
            bound.set(entities);
            return work.with(entities);
        } finally {
            bound.set(outer);
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object... arguments) throws Throwable;
    }

    @FunctionalInterface
    private interface Work<T, E extends Throwable> {
        T with(EntityManager entities) throws E;
    }
}
