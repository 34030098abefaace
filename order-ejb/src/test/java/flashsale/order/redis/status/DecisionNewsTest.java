package flashsale.order.redis.status;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionNewsTest {

    private final TraceId traceId = Samples.traceId();
    private final InstanceId sender = new InstanceId();
    private final String news =
            DecisionNews.write(sender, List.of(OrderView.of(OrderStatus.completed(traceId, "member", Instant.EPOCH))));

    @Test
    void otherInstancesReceiveTheDecidedRequests() {
        assertThat(DecisionNews.read(new InstanceId(), news)).containsExactly(traceId);
    }

    @Test
    void theSenderIgnoresItsOwnMessage() {
        assertThat(DecisionNews.read(sender, news)).isEmpty();
    }
}
