package flashsale.order.jpa;

import flashsale.order.application.port.Redrives;
import flashsale.order.jpa.database.DatabaseUsageInterceptor;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** Stores the redrive horizon. */
@Stateless
@Local(Redrives.class)
@Interceptors(DatabaseUsageInterceptor.class)
public class JpaRedrives implements Redrives {

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Instant horizon() {
        return entities.createQuery("select h.failedBefore from RedriveHorizonEntity h", Instant.class)
                .getSingleResult();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void raiseHorizon(Instant failedBefore) {
        entities.createQuery("update RedriveHorizonEntity h set h.failedBefore = :time where h.failedBefore < :time")
                .setParameter("time", failedBefore)
                .executeUpdate();
    }
}
