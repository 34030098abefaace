package flashsale.order.redis.status;

import static flashsale.order.redis.status.RequestStatuses.DECIDED;
import static flashsale.order.redis.status.RequestStatuses.DIGEST;
import static flashsale.order.redis.status.RequestStatuses.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.redis.fixture.RedisKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Another program has written to the key of a status. */
@ParameterizedClass
@EnumSource
class ForeignKeyIT {

    private final RequestStatuses request;

    ForeignKeyIT(RedisKind kind) {
        request = new RequestStatuses(kind);
    }

    @AfterEach
    void disconnect() {
        request.close();
    }

    static List<Map<String, String>> foreignHashes() {
        return List.of(
                Map.of("status", "COMPLETED"),
                Map.of("since", "2026-11-22T15:30:00Z"),
                Map.of("status", "SHIPPED", "memberId", "m", "since", "2026-11-22T15:30:00Z"),
                Map.of("status", "FAILED", "reason", "NO_MOOD", "memberId", "m", "since", "2026-11-22T15:30:00Z"),
                Map.of("status", "COMPLETED", "memberId", "m", "since", "yesterday"),
                Map.of("status", "COMPLETED", "memberId", "m", "since", "2026-11-22T15:30:00Z", "order", "{}"),
                Map.of("status", "COMPLETED", "memberId", "m", "since", "2026-11-22T15:30:00Z", "order", "[["));
    }

    @ParameterizedTest
    @MethodSource("foreignHashes")
    void aForeignHashIsNoStatus(Map<String, String> hash) {
        request.redis.client().hset(request.key, hash);

        assertThat(request.find()).isEmpty();
    }

    @Test
    void aKeyOfAnotherTypeIsNoStatus() {
        request.begin();
        TraceId foreign = Samples.traceId();
        request.redis.client().set(StatusHash.key(foreign), "COMPLETED");

        assertThat(request.statuses.find(foreign)).isEmpty();

        assertThat(request.find()).contains(request.processing);
    }

    @Test
    void aKeyOfAnotherTypeDoesNotFailOtherRequestsOfTheBatch() {
        TraceId another = Samples.traceId();
        request.redis.client().set(StatusHash.key(another), "COMPLETED");

        var beside = request.statuses.begin(OrderStatus.processing(another, MEMBER, DECIDED), Optional.of(DIGEST));
        request.begin();

        assertThat(Together.end(beside.toCompletableFuture())).isEmpty();
        assertThat(request.find()).contains(request.processing);
    }
}
