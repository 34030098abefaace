package flashsale.order.redis.status;

import static flashsale.order.redis.status.RequestStatuses.TTL_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.redis.fixture.RedisKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DecidedStatusIT {

    private final RequestStatuses request;

    DecidedStatusIT(RedisKind kind) {
        request = new RequestStatuses(kind);
    }

    @AfterEach
    void disconnect() {
        request.close();
    }

    @Test
    void aFailureIsStoredUnderTheNamesOfTheContract() {
        request.conclude(request.failed);

        assertThat(request.redis.client().hgetAll(request.key))
                .containsEntry("status", "FAILED")
                .containsEntry("reason", "OUT_OF_STOCK");
    }

    @Test
    void aDecisionReplacesProcessing() {
        request.begin();

        request.conclude(request.completed);

        assertThat(request.find()).contains(request.completed);
    }

    @Test
    void aCompletionWithoutItsOrderKeepsTheStoredOrder() {
        request.conclude(request.completed);

        request.conclude(OrderView.of(request.completed.status()));

        assertThat(request.find()).contains(request.completed);
    }

    @Test
    void aRedrivenRequestThatCompletesLosesItsOldReason() {
        request.conclude(request.failed);

        request.conclude(request.completedAgain);

        assertThat(request.find()).contains(request.completedAgain);
        assertThat(request.redis.client().hexists(request.key, "reason")).isFalse();
    }

    @Test
    void aRedrivenRequestIsProcessingAgainWithoutAReason() {
        request.conclude(request.failed);

        request.restart();

        assertThat(request.find()).contains(request.processingAgain);
        assertThat(request.redis.client().hexists(request.key, "reason")).isFalse();
        assertThat(request.ttl()).isBetween(1L, TTL_SECONDS);
    }

    @Test
    void aRedrivenRequestThatExpiredInRedisIsProcessingAgain() {
        request.restart();

        assertThat(request.find()).contains(request.processingAgain);
    }

    @Test
    void aCompletedRequestIsNeverProcessingAgain() {
        request.conclude(request.completed);

        request.restart();

        assertThat(request.find()).contains(request.completed);
    }

    @Test
    void everyStatusExpires() {
        request.begin();
        assertThat(request.ttl()).isBetween(1L, TTL_SECONDS);
        request.redis.client().persist(request.key);

        request.conclude(request.completed);

        assertThat(request.ttl()).isBetween(1L, TTL_SECONDS);
    }

    @Test
    void aDecisionIsNotForgotten() {
        request.conclude(request.completed);

        request.statuses.forget(request.traceId);

        assertThat(request.find()).contains(request.completed);
    }
}
