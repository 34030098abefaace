package flashsale.order.jpa;

import flashsale.order.application.OrderView;
import flashsale.order.application.OrderView.Order;
import flashsale.order.application.Orders;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decisions in the database. */
@Stateless
@Local(Orders.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(AtDatabase.class)
public class JpaOrders implements Orders {

    private static final int FIRST_ATTEMPT = 1;

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Override
    public List<Decided> decided(Collection<TraceId> traceIds) {
        if (traceIds.isEmpty()) {
            // SQL knows no empty list.
            return List.of();
        }
        return entities.createQuery("""
                        select new flashsale.order.jpa.DecidedRow(
                            o.traceId, o.memberId, o.status, o.reason, o.attempt, o.redriven, o.decidedAt)
                        from OrderEntity o where o.traceId in :ids""", DecidedRow.class)
                .setParameter("ids", traceIds.stream().map(TraceId::toString).toList())
                .getResultStream()
                .map(DecidedRow::toDecided)
                .toList();
    }

    @Override
    public void add(Collection<Decision> decisions) {
        decisions.forEach(this::add);
    }

    private void add(Decision decision) {
        OrderEntity before = decision.request().attempt() > FIRST_ATTEMPT ? find(decision) : null;
        if (before == null) {
            entities.persist(new OrderEntity(decision));
        } else {
            before.become(decision);
        }
        if (decision instanceof Confirmed confirmed) {
            TraceId traceId = confirmed.request().traceId();
            confirmed.items().forEach(item -> entities.persist(new OrderItemEntity(traceId, item)));
        }
    }

    private OrderEntity find(Decision decision) {
        return entities.find(OrderEntity.class, decision.request().traceId().toString());
    }

    @Override
    public void redriven(TraceId traceId, int attempt) {
        entities.createQuery(
                        "update OrderEntity o set o.redriven = :attempt where o.traceId = :id and o.attempt < :attempt")
                .setParameter("attempt", attempt)
                .setParameter("id", traceId.toString())
                .executeUpdate();
    }

    @Override
    public Optional<OrderView> find(TraceId traceId) {
        return Optional.ofNullable(entities.find(OrderEntity.class, traceId.toString()))
                .map(entity -> new OrderView(entity.toRow().toStatus(), order(entity)));
    }

    private Optional<Order> order(OrderEntity entity) {
        DecidedRow row = entity.toRow();
        if (!row.status().equals(OrderEntity.CONFIRMED)) {
            return Optional.empty();
        }
        return Optional.of(new Order(
                items(row.traceId()), entity.totalPrice().setScale(2), entity.receiverInfo(), entity.requestedAt()));
    }

    private List<SoldItem> items(String traceId) {
        return entities.createQuery(
                        "select i from OrderItemEntity i where i.traceId = :id order by i.productId",
                        OrderItemEntity.class)
                .setParameter("id", traceId)
                .getResultStream()
                .map(OrderItemEntity::toItem)
                .toList();
    }
}
