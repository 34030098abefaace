package flashsale.order.simulation.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SampleOrderTest {
    @RepeatedTest(20)
    void aSampleOrderHasTheFormatOfAnOrderRequest() {
        SampleOrder order = SampleOrder.of(Workload.ofThree(1));
        JsonObject value =
                Json.createReader(new ByteArrayInputStream(order.value())).readObject();

        assertThat(value.keySet()).containsExactly("traceId", "memberId", "items", "receiverInfo", "requestedAt");
        assertThat(UUID.fromString(value.getString("traceId"))).hasToString(order.traceId());
        assertThat(UUID.fromString(order.traceId()).version()).isEqualTo(8);
        assertThat(value.getJsonArray("items")).hasSize(3);
        assertThat(Instant.parse(value.getString("requestedAt"))).isEqualTo(order.requestedAt());
        assertThat(order.productIds()).isSorted().doesNotHaveDuplicates();
        assertThat(new String(order.key(), StandardCharsets.UTF_8)).isEqualTo(Long.toString(order.productIds()[0]));
    }

    @Test
    void allOrdersOfAHotProductNameTheSameProduct() {
        assertThat(SampleOrder.of(Workload.hotProduct(1)).productIds()).containsExactly(Workload.FIRST_PRODUCT);
    }

    @Test
    void ordersBeyondTheStockAreRejected() {
        assertThat(Workload.ofOneProduct(100, 10).rejections(100)).isEqualTo(90);
        assertThat(Workload.ofOneProduct(100, 10).rejections(5)).isZero();
        assertThat(Workload.ofThree(100).rejections(100)).isZero();
    }
}
