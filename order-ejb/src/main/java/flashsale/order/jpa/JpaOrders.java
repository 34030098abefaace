package flashsale.order.jpa;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import flashsale.order.jpa.database.DatabaseUsageInterceptor;
import flashsale.order.jpa.database.PersistenceExceptionTranslator;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Stores decisions and finds orders. */
@Stateless
@Local(Orders.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(DatabaseUsageInterceptor.class)
public class JpaOrders implements Orders {

    private static final int FIRST_ATTEMPT = 1;

    /** Appended to both sides of a comparison, because SQL ignores blanks at the end of texts. */
    private static final String END = ".";

    private static final String OF_MEMBER =
            "select o from OrderEntity o where o.memberId = :member and concat(o.memberId, '" + END + "') = :exactly";

    /** The first comparison is the range of the index. A single OR would be two ranges, or a scan. */
    private static final String AFTER = " and o.requestedAt <= :time and (o.requestedAt < :time or o.traceId < :id)";

    private static final String NEWEST_FIRST = " order by o.requestedAt desc, o.traceId desc";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    /** In a transaction it returns the connection that the entity manager uses. */
    @Inject
    DataSource dataSource;

    @Inject
    RequestDigests digests;

    @Override
    public List<Decided> decided(Collection<TraceId> traceIds) {
        if (traceIds.isEmpty()) {
            // SQL has no empty list.
            return List.of();
        }
        return entities.createQuery("""
                        select new flashsale.order.jpa.DecidedRow(
                            o.traceId, o.memberId, o.status, o.reason, o.attempt, o.redriven, o.decidedAt)
                        from OrderEntity o where o.traceId in :ids""", DecidedRow.class)
                .setParameter(
                        "ids",
                        InList.of(traceIds.stream().map(TraceId::toString).toList()))
                .getResultStream()
                .map(DecidedRow::toDecided)
                .toList();
    }

    @Override
    public Optional<RequestDigest> digest(TraceId traceId) {
        return entities.createQuery("""
                        select o.requestDigest from OrderEntity o
                        where o.traceId = :id and o.requestDigest is not null""", String.class)
                .setParameter("id", traceId.toString())
                .getResultStream()
                .map(RequestDigest::new)
                .findFirst();
    }

    @Override
    public void add(Collection<Decision> decisions) {
        List<Decision> first = new ArrayList<>();
        List<Confirmed> confirmed = new ArrayList<>();
        for (Decision decision : decisions) {
            if (!replacesEarlierDecision(decision)) {
                first.add(decision);
            }
            if (decision instanceof Confirmed order) {
                confirmed.add(order);
            }
        }
        try (Connection connection = dataSource.getConnection()) {
            DecisionRows.insert(connection, first, digests);
            DecisionRows.insertItems(connection, confirmed);
        } catch (SQLException failed) {
            throw PersistenceExceptionTranslator.translate(
                    new PersistenceException("Decisions cannot be inserted", failed));
        }
    }

    @Override
    public void addIfUndecided(OrderStatus rejected, Instant requestedAt) {
        try (Connection connection = dataSource.getConnection()) {
            DecisionRows.insertIfAbsent(connection, rejected, requestedAt);
        } catch (SQLException failed) {
            throw PersistenceExceptionTranslator.translate(
                    new PersistenceException("A decision cannot be inserted", failed));
        }
    }

    private boolean replacesEarlierDecision(Decision decision) {
        if (decision.request().attempt() == FIRST_ATTEMPT) {
            return false;
        }
        Optional<OrderEntity> before = Optional.ofNullable(
                entities.find(OrderEntity.class, decision.request().traceId().toString()));
        before.ifPresent(entity -> entity.become(decision));
        return before.isPresent();
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
                .map(entity -> view(entity, items(List.of(entity))));
    }

    @Override
    public List<Entry> ofMember(String memberId, int limit, Optional<KeysetPosition> after) {
        TypedQuery<OrderEntity> query = entities.createQuery(
                        OF_MEMBER + (after.isPresent() ? AFTER : "") + NEWEST_FIRST, OrderEntity.class)
                .setParameter("member", memberId)
                .setParameter("exactly", memberId + END)
                .setMaxResults(limit);
        after.ifPresent(position -> query.setParameter("time", position.requestedAt())
                .setParameter("id", position.traceId().toString()));
        List<OrderEntity> page = query.getResultList();
        Map<String, List<SoldItem>> items = items(page);
        return page.stream()
                .map(entity -> new Entry(entity.position(), view(entity, items)))
                .toList();
    }

    private static OrderView view(OrderEntity entity, Map<String, List<SoldItem>> items) {
        Optional<Order> order = entity.isConfirmed()
                ? Optional.of(new Order(
                        items.getOrDefault(entity.toRow().traceId(), List.of()),
                        entity.totalPrice().setScale(2),
                        entity.receiverInfo(),
                        entity.requestedAt()))
                : Optional.empty();
        return new OrderView(entity.toRow().toStatus(), order);
    }

    /** The items of all these orders by trace id, in one query; within an order by product id. */
    private Map<String, List<SoldItem>> items(List<OrderEntity> orders) {
        List<String> ids = orders.stream()
                .filter(OrderEntity::isConfirmed)
                .map(order -> order.toRow().traceId())
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select i from OrderItemEntity i where i.traceId in :ids order by i.traceId, i.productId",
                        OrderItemEntity.class)
                .setParameter("ids", InList.of(ids))
                .getResultStream()
                .collect(groupingBy(OrderItemEntity::traceId, mapping(OrderItemEntity::toItem, toList())));
    }
}
