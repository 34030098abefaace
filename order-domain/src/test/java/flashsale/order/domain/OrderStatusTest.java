package flashsale.order.domain;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    private final TraceId traceId = anyTraceId();
    private final OrderStatus processing = OrderStatus.processing(traceId, MEMBER, NOON);
    private final OrderStatus failed = OrderStatus.failed(traceId, MEMBER, Reason.OUT_OF_STOCK, NOON.plusSeconds(9));

    /** In the order in which a request goes through them; clocks of different instances may disagree about their times. */
    private final List<OrderStatus> course = List.of(
            processing,
            failed,
            processing.ofAttempt(2),
            failed.ofAttempt(2),
            processing.ofAttempt(3),
            OrderStatus.completed(traceId, MEMBER, NOON).ofAttempt(3));

    @Test
    void eachStatusReplacesEarlierOnesAndNoLaterOne() {
        for (OrderStatus one : course) {
            for (OrderStatus other : course) {
                assertThat(one.isLaterThan(other))
                        .as("%s is later than %s", one, other)
                        .isEqualTo(course.indexOf(one) > course.indexOf(other));
            }
        }
    }

    @Test
    void nothingReplacesACompletion() {
        OrderStatus completed = OrderStatus.completed(traceId, MEMBER, NOON);

        assertThat(course).noneMatch(other -> other.isLaterThan(completed));
    }
}
