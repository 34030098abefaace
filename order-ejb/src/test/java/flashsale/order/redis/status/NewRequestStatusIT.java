package flashsale.order.redis.status;

import static flashsale.order.redis.status.RequestStatuses.DECIDED;
import static flashsale.order.redis.status.RequestStatuses.DIGEST;
import static flashsale.order.redis.status.RequestStatuses.MEMBER;
import static flashsale.order.redis.status.RequestStatuses.OTHER_DIGEST;
import static flashsale.order.redis.status.RequestStatuses.TTL_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderStatus;
import flashsale.order.fixture.Together;
import flashsale.order.redis.fixture.RedisKind;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class NewRequestStatusIT {

    private final RequestStatuses request;

    NewRequestStatusIT(RedisKind kind) {
        request = new RequestStatuses(kind);
    }

    @AfterEach
    void disconnect() {
        request.close();
    }

    @Test
    void aNewRequestIsFoundAsItWasWritten() {
        request.begin();

        assertThat(request.find()).contains(request.processing);
    }

    @Test
    void beginNeverReplacesAStatus() {
        request.begin();

        request.begin(OrderStatus.processing(request.traceId, "another", DECIDED), Optional.empty());

        assertThat(request.find()).contains(request.processing);
    }

    @Test
    void beginNeverReplacesAFinalStatus() {
        request.conclude(request.failed);

        request.begin();

        assertThat(request.find()).contains(request.failed);
    }

    @Test
    void aRepeatedRequestGetsTheDigestOfTheFirst() {
        assertThat(request.begin(DIGEST)).isEmpty();

        assertThat(request.find()).contains(request.processing);
        assertThat(request.ttl()).isBetween(1L, TTL_SECONDS);
        assertThat(request.begin(OrderStatus.processing(request.traceId, MEMBER, DECIDED), Optional.of(OTHER_DIGEST)))
                .contains(DIGEST);
        assertThat(request.find()).contains(request.processing);
    }

    @Test
    void onlyOneOfManyConcurrentRequestsIsTheFirst() {
        var all = Stream.generate(() -> request.statuses
                        .begin(request.begun, Optional.of(DIGEST))
                        .toCompletableFuture())
                .limit(20)
                .toList();

        assertThat(all.stream().map(Together::end).filter(Optional::isEmpty)).hasSize(1);
    }

    @Test
    void theDigestOutlivesTheDecision() {
        request.begin(DIGEST);

        request.conclude(request.completed);

        assertThat(request.begin(OTHER_DIGEST)).contains(DIGEST);
        assertThat(request.find()).contains(request.completed);
    }

    @Test
    void aStatusWithoutADigestHidesTheEarlierRequest() {
        request.conclude(request.failed);

        assertThat(request.begin(DIGEST)).isEmpty();
        assertThat(request.find()).contains(request.failed);
    }

    @Test
    void aForgottenRequestCanBeginAgain() {
        request.begin(DIGEST);
        request.statuses.forget(request.traceId);

        assertThat(request.begin(OTHER_DIGEST)).isEmpty();
    }

    @Test
    void aRequestThatWasNotPublishedIsForgotten() {
        request.begin();

        request.statuses.forget(request.traceId);

        assertThat(request.find()).isEmpty();
    }
}
