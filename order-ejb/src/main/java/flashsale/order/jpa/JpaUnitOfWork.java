package flashsale.order.jpa;

import flashsale.order.application.port.UnitOfWork;
import flashsale.order.jpa.database.DatabaseUsageInterceptor;
import flashsale.order.jpa.database.PersistenceExceptionTranslator;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Supplier;

/**
 * A transaction of the container. It flushes before the container commits, because each server wraps a lost optimistic lock differently
 * when the commit detects it.
 */
@Stateless
@Local(UnitOfWork.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(DatabaseUsageInterceptor.class)
public class JpaUnitOfWork implements UnitOfWork {

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Override
    public <T> T run(Supplier<T> work) {
        try {
            T result = work.get();
            entities.flush();
            return result;
        } catch (RuntimeException failed) {
            // Not only from the flush: a query may time out while it waits for a row lock.
            throw PersistenceExceptionTranslator.translate(failed);
        }
    }
}
