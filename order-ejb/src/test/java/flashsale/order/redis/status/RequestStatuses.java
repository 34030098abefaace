package flashsale.order.redis.status;

import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that no other test uses, the statuses that it may have, and the Redis that stores them. */
final class RequestStatuses implements AutoCloseable {

    static final long TTL_SECONDS = 3_600;
    static final String MEMBER = "회원 42";
    static final Instant BEGUN = Instant.parse("2026-11-22T15:30:00.123Z");
    static final Instant DECIDED = Instant.parse("2026-11-22T15:30:01.456Z");
    static final RequestDigest DIGEST = new RequestDigest("0123456789abcdefghij-_");
    static final RequestDigest OTHER_DIGEST = new RequestDigest("another");

    final RealRedis redis;
    final OrderStatuses statuses;
    final TraceId traceId = Samples.traceId();
    final String key = "order:trace:" + traceId;
    final OrderStatus begun = OrderStatus.processing(traceId, MEMBER, BEGUN);
    final OrderView processing = OrderView.of(begun);
    final OrderView completed = new OrderView(
            OrderStatus.completed(traceId, MEMBER, DECIDED),
            Optional.of(new Order(
                    List.of(
                            new SoldItem(1, "운동화 \"한정판\"", 2, new BigDecimal("19.90")),
                            new SoldItem(Long.MAX_VALUE, "Lamp", 100, new BigDecimal("9999999999.99"))),
                    new BigDecimal("1000000038.80"),
                    Samples.RECEIVER,
                    BEGUN)));
    final OrderView failed = OrderView.of(OrderStatus.failed(traceId, MEMBER, Reason.OUT_OF_STOCK, DECIDED));

    final OrderView processingAgain = ofAttempt(2, processing);
    final OrderView failedAgain =
            ofAttempt(2, OrderView.of(OrderStatus.failed(traceId, MEMBER, Reason.CONFLICT, DECIDED)));
    final OrderView completedAgain = ofAttempt(2, completed);

    /** The statuses of a request that was redriven once, in their order; nothing comes after a completion. */
    final List<List<OrderView>> courses = List.of(
            List.of(processing, failed, processingAgain, failedAgain),
            List.of(processing, failed, processingAgain, completedAgain),
            List.of(processing, completed));

    private static OrderView ofAttempt(int attempt, OrderView view) {
        return new OrderView(view.status().ofAttempt(attempt), view.order());
    }

    RequestStatuses(RedisKind kind) {
        redis = kind.connect(Map.of("flashsale.redis.status-ttl-seconds", Long.toString(TTL_SECONDS)));
        statuses = redis.statuses();
    }

    /** Begins the request; returns the digest that an earlier one has left. */
    Optional<RequestDigest> begin() {
        return begin(begun, Optional.empty());
    }

    Optional<RequestDigest> begin(RequestDigest digest) {
        return begin(begun, Optional.of(digest));
    }

    Optional<RequestDigest> begin(OrderStatus status, Optional<RequestDigest> digest) {
        return Together.end(statuses.begin(status, digest).toCompletableFuture());
    }

    Optional<OrderView> find() {
        return statuses.find(traceId);
    }

    void conclude(OrderView decision) {
        statuses.conclude(List.of(decision));
    }

    void restart() {
        statuses.restart(List.of(processingAgain.status()));
    }

    /** The seconds until Redis removes the status. */
    long ttl() {
        return redis.client().ttl(key);
    }

    @Override
    public void close() {
        redis.close();
    }
}
