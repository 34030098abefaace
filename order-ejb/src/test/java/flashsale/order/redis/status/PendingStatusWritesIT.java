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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingStatusWritesIT {

    private final OwnRedis redis = new OwnRedis(Map.of());
    private final TraceId traceId = Samples.traceId();
    private final OrderView failed =
            OrderView.of(OrderStatus.failed(traceId, "member", Reason.CONFLICT, Instant.EPOCH));

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis.start();
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
    }

    @Test
    void decisionsMadeWhileRedisWasUnavailableAreWrittenAfterwards() throws IOException, InterruptedException {
        redis.kill();
        redis.statuses().conclude(List.of(failed));
        redis.statuses().writePending();
        redis.start();

        await().untilAsserted(() -> {
            redis.statuses().writePending();
            assertThat(redis.statuses().find(traceId)).contains(failed);
        });
    }

    @Test
    void decisionsThatAFullRedisRefusedAreWrittenOnceItHasMemory() {
        redis.redis().client().configSet("maxmemory-policy", "noeviction");
        redis.redis().client().configSet("maxmemory", "1");
        redis.statuses().conclude(List.of(failed));
        assertThat(redis.redis().client().exists("order:trace:" + traceId)).isFalse();
        redis.redis().client().configSet("maxmemory", "0");

        await().untilAsserted(() -> {
            redis.statuses().writePending();
            assertThat(redis.statuses().find(traceId)).contains(failed);
        });
    }

    @Test
    void aPendingDecisionDoesNotReplaceALaterOne() throws IOException, InterruptedException {
        OrderView later = OrderView.of(OrderStatus.failed(traceId, "member", Reason.OUT_OF_STOCK, Instant.EPOCH)
                .ofAttempt(2));
        redis.kill();
        redis.statuses().conclude(List.of(failed));
        redis.start();
        await().untilAsserted(() -> {
            redis.statuses().conclude(List.of(later));
            assertThat(redis.statuses().find(traceId)).contains(later);
        });

        redis.statuses().writePending();

        assertThat(redis.statuses().find(traceId)).contains(later);
    }

    @Test
    void aPendingDecisionDoesNotReplaceTheRedriveOfItsRequest() throws IOException, InterruptedException {
        OrderStatus again =
                OrderStatus.processing(traceId, "member", Instant.EPOCH).ofAttempt(2);
        redis.kill();
        redis.statuses().conclude(List.of(failed));
        redis.start();
        await().untilAsserted(() -> {
            redis.statuses().restart(List.of(again));
            assertThat(redis.statuses().find(traceId)).contains(OrderView.of(again));
        });

        redis.statuses().writePending();

        assertThat(redis.statuses().find(traceId)).contains(OrderView.of(again));
    }
}
