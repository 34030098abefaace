package flashsale.order.jpa;

import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Sample decisions, written to the real database in a transaction of their own. */
final class StoredDecisions {

    static final Instant DECIDED_AT = Instant.parse("2026-11-22T15:30:01.007Z");
    static final Product SHOES = Samples.product(5);
    static final Product SOCKS = Samples.product(5);

    private StoredDecisions() {}

    static Confirmed confirmed(OrderRequest request, Instant decidedAt) {
        List<SoldItem> items = request.items().stream()
                .map(item -> new SoldItem(item.productId(), "한정판 양말", 3, new BigDecimal("0.05").setScale(2)))
                .toList();
        return new Confirmed(request, items, decidedAt);
    }

    static Rejected rejected(OrderRequest request, Reason reason) {
        return new Rejected(request, reason, DECIDED_AT);
    }

    /** The request with the trace id of an idempotency key. */
    static OrderRequest withKey(OrderRequest request) {
        return withId(request, Samples.traceIdOfKey());
    }

    static OrderRequest withId(OrderRequest request, TraceId id) {
        return new OrderRequest(
                id,
                request.memberId(),
                request.items(),
                request.receiverInfo(),
                request.requestedAt(),
                request.attempt());
    }

    static void write(Decision... decisions) {
        write(RealDatabase.get(), decisions);
    }

    static void write(RealDatabase database, Decision... decisions) {
        database.unitOfWork().run(() -> {
            database.orders().add(List.of(decisions));
            return true;
        });
    }

    static void redriven(TraceId traceId, int attempt) {
        RealDatabase database = RealDatabase.get();
        database.unitOfWork().run(() -> {
            database.orders().redriven(traceId, attempt);
            return true;
        });
    }

    static State state(OrderRequest request) {
        return RealDatabase.get()
                .orders()
                .find(request.traceId())
                .orElseThrow()
                .status()
                .state();
    }
}
