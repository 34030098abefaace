package flashsale.order.application;

import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions by trace id; as with a primary key, a second one is a fault, unless it takes a rejection's place. */
public final class InMemoryOrders implements Orders {

    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::requestedAt)
            .thenComparing(Place::traceId)
            .reversed();

    private final Map<TraceId, Decision> rows = new LinkedHashMap<>();
    private final RequestDigests digests = new RequestDigests(new byte[TraceIds.MIN_SECRET_BYTES]);
    private final Map<TraceId, Integer> redriven = new LinkedHashMap<>();
    private boolean away;

    public void goAway() {
        away = true;
    }

    public List<Confirmed> confirmed() {
        return rows.values().stream()
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .toList();
    }

    public Optional<Decision> decisionOn(TraceId traceId) {
        if (away) {
            throw new IllegalStateException("The orders are away");
        }
        return Optional.ofNullable(rows.get(traceId));
    }

    /** Gives the way back to how it is now. */
    public Runnable savepoint() {
        Map<TraceId, Decision> saved = new LinkedHashMap<>(rows);
        return () -> {
            rows.clear();
            rows.putAll(saved);
        };
    }

    @Override
    public List<Decided> decided(Collection<TraceId> traceIds) {
        return traceIds.stream()
                .flatMap(id -> decisionOn(id).stream())
                .map(decision ->
                        new Decided(status(decision), decision.request().attempt()))
                .toList();
    }

    @Override
    public Optional<RequestDigest> digest(TraceId traceId) {
        return decisionOn(traceId).flatMap(decision -> digests.of(decision.request()));
    }

    @Override
    public void add(Collection<Decision> decisions) {
        for (Decision decision : decisions) {
            Decision before = rows.put(decision.request().traceId(), decision);
            if (before != null && !isRedrive(before, decision)) {
                throw new IllegalStateException("A second decision on " + decision.request());
            }
        }
    }

    private static boolean isRedrive(Decision before, Decision decision) {
        return before instanceof Rejected
                && decision.request().attempt() > before.request().attempt();
    }

    @Override
    public void redriven(TraceId traceId, int attempt) {
        redriven.put(traceId, attempt);
    }

    private OrderStatus status(Decision decision) {
        OrderRequest request = decision.request();
        return redriven.getOrDefault(request.traceId(), 0) > request.attempt()
                ? OrderStatus.processing(request.traceId(), request.memberId(), decision.decidedAt())
                : decision.status();
    }

    @Override
    public Optional<OrderView> find(TraceId traceId) {
        return decisionOn(traceId).map(this::view);
    }

    private OrderView view(Decision decision) {
        return decision instanceof Confirmed ? OrderView.of(decision) : OrderView.of(status(decision));
    }

    @Override
    public List<Entry> ofMember(String memberId, int limit, Optional<Place> after) {
        return rows.values().stream()
                .filter(decision -> decision.request().memberId().equals(memberId))
                .map(decision -> new Entry(place(decision), view(decision)))
                .sorted(Comparator.comparing(Entry::place, NEWEST_FIRST))
                .filter(entry -> after.isEmpty() || NEWEST_FIRST.compare(entry.place(), after.get()) > 0)
                .limit(limit)
                .toList();
    }

    private static Place place(Decision decision) {
        return new Place(decision.request().requestedAt(), decision.request().traceId());
    }
}
