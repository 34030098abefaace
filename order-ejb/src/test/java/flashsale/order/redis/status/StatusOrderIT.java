package flashsale.order.redis.status;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.redis.fixture.RedisKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The later of two statuses stays, whichever is written first. */
@ParameterizedClass
@EnumSource
class StatusOrderIT {

    private final RequestStatuses request;

    StatusOrderIT(RedisKind kind) {
        request = new RequestStatuses(kind);
    }

    @AfterEach
    void disconnect() {
        request.close();
    }

    @Test
    void ofEachPairTheLaterStatusStays() {
        for (List<OrderView> course : request.courses) {
            for (OrderView earlier : course) {
                for (OrderView later : course.subList(course.indexOf(earlier), course.size())) {
                    assertThatTheLastStays(later, earlier, later);
                    assertThatTheLastStays(later, later, earlier);
                }
            }
        }
    }

    private void assertThatTheLastStays(OrderView expected, OrderView first, OrderView second) {
        request.redis.client().del(request.key);
        request.conclude(first);
        request.conclude(second);

        assertThat(request.find()).as("%s, then %s", first, second).contains(expected);
    }

    @Test
    void anEntryOfAnEarlierVersionIsAFirstAttempt() {
        request.redis
                .client()
                .hset(
                        request.key,
                        Map.of(
                                "status",
                                "FAILED",
                                "reason",
                                "OUT_OF_STOCK",
                                "memberId",
                                RequestStatuses.MEMBER,
                                "since",
                                RequestStatuses.DECIDED.toString()));
        assertThat(request.find()).contains(request.failed);

        request.conclude(request.processing);
        assertThat(request.find()).contains(request.failed);

        request.restart();
        assertThat(request.find()).contains(request.processingAgain);
    }

    @Test
    void aCompletionOfAnEarlierVersionStays() {
        request.conclude(request.completed);
        request.redis.client().hdel(request.key, "attempt");

        request.restart();
        request.conclude(request.failedAgain);

        assertThat(request.find()).contains(request.completed);
    }

    @Test
    void anAttemptThatIsNoNumberDoesNotStopTheWrites() {
        request.conclude(request.failed);
        request.redis.client().hset(request.key, "attempt", "second");

        request.conclude(request.failedAgain);

        assertThat(request.find()).contains(request.failedAgain);
    }

    @Test
    void aRedriveKeepsTheDigestOfARequestWithAKey() {
        request.begin(RequestStatuses.DIGEST);
        request.conclude(request.failed);

        request.restart();

        assertThat(request.begin(RequestStatuses.OTHER_DIGEST)).contains(RequestStatuses.DIGEST);
    }
}
