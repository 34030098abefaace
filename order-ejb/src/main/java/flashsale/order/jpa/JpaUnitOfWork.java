package flashsale.order.jpa;

import flashsale.order.application.port.UnitOfWork;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Supplier;

/**
 * A container transaction. It flushes before the container commits, so that a lost optimistic lock reaches the caller as such:
 * at commit each server wraps it in its own way.
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
            // Not only the flush: a row that is to be held can be out of reach as well.
            throw PersistenceExceptionTranslator.named(failed);
        }
    }
}
