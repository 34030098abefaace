package flashsale.order.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerOrderMetricsTest {

    private final RealMetrics metrics = new RealMetrics();
    private final OrderMetrics orderMetrics = metrics.orderMetrics();

    @Test
    void countersStartAtZero() {
        assertThat(metrics.page())
                .contains("flashsale_order_requests_total{result=\"accepted\"} 0.0")
                .contains("flashsale_order_requests_total{result=\"uncertain\"} 0.0")
                .contains("flashsale_dead_letters_total{reason=\"CONFLICT\"} 0.0")
                .contains("flashsale_publish_seconds_count 0");
    }

    @Test
    void aRequestIsCountedByItsResultAndItsPublicationTimed() {
        orderMetrics.placed(Publication.ACKNOWLEDGED, Duration.ofMillis(7).toNanos());
        orderMetrics.placed(Publication.UNKNOWN, Duration.ofSeconds(6).toNanos());
        orderMetrics.placed(Publication.NOT_PUBLISHED, 0);
        orderMetrics.refused();

        assertThat(metrics.page())
                .contains("flashsale_order_requests_total{result=\"accepted\"} 1.0")
                .contains("flashsale_order_requests_total{result=\"uncertain\"} 1.0")
                .contains("flashsale_order_requests_total{result=\"not_published\"} 1.0")
                .contains("flashsale_order_requests_total{result=\"refused\"} 1.0")
                .contains("flashsale_publish_seconds_bucket{le=\"0.005\"} 1")
                .contains("flashsale_publish_seconds_bucket{le=\"0.01\"} 2")
                .contains("flashsale_publish_seconds_bucket{le=\"+Inf\"} 3");
    }

    @Test
    void onlyNewDecisionsOfABatchAreCounted() {
        OrderRequest request = Samples.request(Samples.product(1));
        OrderStatus completed = OrderStatus.completed(request.traceId(), request.memberId(), Samples.REQUESTED_AT);
        OrderStatus failed =
                OrderStatus.failed(request.traceId(), request.memberId(), Reason.OUT_OF_STOCK, Samples.REQUESTED_AT);

        orderMetrics.decided(
                4,
                List.of(
                        new Outcome(request, OrderView.of(completed), false),
                        new Outcome(request, OrderView.of(failed), false),
                        new Outcome(request, OrderView.of(failed), true)),
                Duration.ofMillis(30).toNanos());

        assertThat(metrics.page())
                .contains("flashsale_orders_decided_total{status=\"COMPLETED\"} 1.0")
                .contains("flashsale_orders_decided_total{status=\"FAILED\"} 1.0")
                .contains("flashsale_batch_records_bucket{le=\"5.0\"} 1")
                .contains("flashsale_batch_records_sum 4.0")
                .contains("flashsale_decide_seconds_bucket{le=\"0.05\"} 1");
    }

    @Test
    void theLastLostAttemptIsAConflictAndNoRetry() {
        orderMetrics.lockLost(true);
        orderMetrics.lockLost(false);
        orderMetrics.batchFailed();

        assertThat(metrics.page())
                .contains("flashsale_optimistic_conflicts_total 2.0")
                .contains("flashsale_batch_retries_total{cause=\"conflict\"} 1.0")
                .contains("flashsale_batch_retries_total{cause=\"fault\"} 1.0");
    }

    @Test
    void answersAreTimedByCallAndClassOfStatus() {
        OrderMetrics.Responses answers = orderMetrics.responsesTo("POST /orders");

        answers.answered(202, Duration.ofMillis(3).toNanos());
        answers.answered(503, Duration.ofMillis(300).toNanos());
        answers.answered(999, 0);

        assertThat(metrics.page())
                .contains("flashsale_http_request_duration_seconds_count{call=\"POST /orders\",status=\"2xx\"} 1")
                .contains("flashsale_http_request_duration_seconds_count{call=\"POST /orders\",status=\"5xx\"} 2");
    }
}
