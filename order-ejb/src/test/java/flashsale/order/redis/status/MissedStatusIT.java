package flashsale.order.redis.status;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.redis.fixture.OwnRedis;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Redis has the first status of each pair and misses the second, because it is frozen or full. */
class MissedStatusIT {

    private static final OrderStatus PROCESSING = OrderStatus.processing(Samples.traceId(), "member", Instant.EPOCH);
    private static final OrderStatus FAILED =
            OrderStatus.failed(PROCESSING.traceId(), "member", Reason.OUT_OF_STOCK, Instant.EPOCH);
    private static final OrderStatus COMPLETED = OrderStatus.completed(PROCESSING.traceId(), "member", Instant.EPOCH);

    private static final List<OrderStatus> COURSE =
            List.of(PROCESSING, FAILED, PROCESSING.ofAttempt(2), FAILED.ofAttempt(2), COMPLETED.ofAttempt(3));

    private final OwnRedis redis = new OwnRedis(Map.of());

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis.start();
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
    }

    enum Fault {
        FROZEN {
            @Override
            void begin(OwnRedis redis) throws IOException, InterruptedException {
                redis.freeze();
            }

            @Override
            void end(OwnRedis redis) throws IOException, InterruptedException {
                redis.resume();
            }
        },
        FULL {
            @Override
            void begin(OwnRedis redis) {
                redis.redis().client().configSet("maxmemory-policy", "noeviction");
                redis.redis().client().configSet("maxmemory", "1");
            }

            @Override
            void end(OwnRedis redis) {
                redis.redis().client().configSet("maxmemory", "0");
            }
        };

        abstract void begin(OwnRedis redis) throws IOException, InterruptedException;

        abstract void end(OwnRedis redis) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void theEarlierStatusIsNeverFoundAgainAndTheLaterOneStoredAfterwards(Fault fault)
            throws IOException, InterruptedException {
        for (OrderStatus earlier : COURSE) {
            for (OrderStatus later : COURSE.subList(COURSE.indexOf(earlier) + 1, COURSE.size())) {
                assertThatTheLaterStays(fault, earlier, later);
            }
        }
    }

    private void assertThatTheLaterStays(Fault fault, OrderStatus earlier, OrderStatus later)
            throws IOException, InterruptedException {
        TraceId id = Samples.traceId();
        OrderView first = view(earlier, id);
        OrderView second = view(later, id);
        await().untilAsserted(() -> {
            redis.statuses().conclude(List.of(first));
            assertThat(redis.redis().client().hget(StatusHash.key(id), "status"))
                    .isEqualTo(first.status().state().name());
        });
        fault.begin(redis);

        redis.statuses().conclude(List.of(second));
        redis.statuses().conclude(List.of(first));
        assertThat(redis.statuses().find(id)).isNotEqualTo(Optional.of(first));
        fault.end(redis);

        assertThat(redis.statuses().find(id)).isNotEqualTo(Optional.of(first));
        await().untilAsserted(() -> {
            redis.statuses().writePending();
            assertThat(redis.redis().client().hgetAll(StatusHash.key(id)))
                    .containsEntry("status", second.status().state().name())
                    .containsEntry("attempt", Integer.toString(second.status().attempt()));
            assertThat(redis.statuses().find(id)).contains(second);
        });
    }

    private static OrderView view(OrderStatus status, TraceId id) {
        return OrderView.of(new OrderStatus(
                id, status.memberId(), status.attempt(), status.state(), status.reason(), status.since()));
    }
}
