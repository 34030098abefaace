package flashsale.order.application.identity;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;
import static flashsale.order.domain.Requests.units;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestDigestsTest {

    private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);
    private static final List<OrderItem> ITEMS = List.of(units(2, 1), units(1, 7));

    private final TraceIds traceIds = new TraceIds(SECRET, Clock.systemUTC());
    private final RequestDigests digests = new RequestDigests(SECRET);
    private final TraceId id = traceIds.issue(MEMBER, new IdempotencyKey("k"));

    @Test
    void equalRequestsHaveEqualDigestsOnEveryInstance() {
        RequestDigest digest = digest(id, ITEMS, RECEIVER);

        assertThat(digest.value()).matches("[\\w-]{22}");
        assertThat(new RequestDigests(SECRET).of(request(id, List.copyOf(ITEMS), RECEIVER)))
                .contains(digest);
    }

    @Test
    void timeAttemptAndItemOrderDoNotChangeTheDigest() {
        OrderRequest later =
                new OrderRequest(id, MEMBER, List.of(ITEMS.get(1), ITEMS.get(0)), RECEIVER, NOON.plusSeconds(9), 3);

        assertThat(digests.of(later)).contains(digest(id, ITEMS, RECEIVER));
    }

    @Test
    void anyOtherDifferenceChangesTheDigest() {
        String name = RECEIVER.name();
        String phone = RECEIVER.phone();
        String address = RECEIVER.address();

        assertThat(List.of(
                        digest(id, ITEMS, RECEIVER),
                        digest(id, List.of(units(2, 1)), RECEIVER),
                        digest(id, List.of(units(2, 1), units(2, 7)), RECEIVER),
                        digest(id, List.of(units(2, 1), units(1, 8)), RECEIVER),
                        digest(id, List.of(units(1, 1), units(2, 7)), RECEIVER),
                        digest(id, ITEMS, new ReceiverInfo(name + " ", phone, address)),
                        digest(id, ITEMS, new ReceiverInfo(name, phone + address, "")),
                        digest(id, ITEMS, new ReceiverInfo(phone, name, address)),
                        digest(id, ITEMS, new ReceiverInfo("", name + phone, address))))
                .doesNotHaveDuplicates();
    }

    @Test
    void equalContentHasDifferentDigestsUnderDifferentTraceIds() {
        TraceId other = traceIds.issue(MEMBER, new IdempotencyKey("other"));

        assertThat(digest(other, ITEMS, RECEIVER)).isNotEqualTo(digest(id, ITEMS, RECEIVER));
    }

    @Test
    void theDigestDependsOnTheSecret() {
        RequestDigests others = new RequestDigests("another secret, as long".getBytes(StandardCharsets.UTF_8));

        assertThat(others.of(request(id, ITEMS, RECEIVER))).isNotEqualTo(digests.of(request(id, ITEMS, RECEIVER)));
    }

    @Test
    void aRequestWithoutAKeyHasNoDigest() {
        assertThat(digests.of(request(traceIds.issue(MEMBER), ITEMS, RECEIVER))).isEmpty();
    }

    private RequestDigest digest(TraceId traceId, List<OrderItem> items, ReceiverInfo receiver) {
        return digests.of(request(traceId, items, receiver)).orElseThrow();
    }

    private static OrderRequest request(TraceId traceId, List<OrderItem> items, ReceiverInfo receiver) {
        return new OrderRequest(traceId, MEMBER, items, receiver, NOON, 1);
    }
}
