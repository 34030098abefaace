package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import flashsale.order.application.fixture.InMemoryOrders;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.ListOrders.Page;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListOrdersTest {

    private static final String OTHER = "43";

    private final InMemoryOrders orders = new InMemoryOrders();
    private final ListOrders listOrders = new ListOrders(orders, cursors('a'));

    @Test
    void theNewestRequestComesFirst() {
        TraceId old = rejected(MEMBER, NOON);
        TraceId recent = rejected(MEMBER, NOON.plusSeconds(1));

        assertThat(ids(listOrders.list(MEMBER, 20, Optional.empty()))).containsExactly(recent, old);
    }

    @Test
    void onlyTheMembersOwnRequestsAreListed() {
        rejected(OTHER, NOON);

        assertThat(listOrders.list(MEMBER, 20, Optional.empty())).isEqualTo(new Page(List.of(), Optional.empty()));
    }

    @Test
    void pagesNeitherSkipNorRepeatRequestsOfOneMillisecondWhileOthersAreAdded() {
        List<TraceId> before = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            before.add(0, rejected(MEMBER, NOON));
        }
        List<TraceId> seen = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page page = listOrders.list(MEMBER, 2, next);
            seen.addAll(ids(page));
            next = page.next();
            rejected(MEMBER, NOON.plusSeconds(seen.size()));
        } while (next.isPresent());

        assertThat(seen).isEqualTo(before);
    }

    @Test
    void aPageWithAllRequestsIsTheLast() {
        rejected(MEMBER, NOON);
        rejected(MEMBER, NOON);

        assertThat(listOrders.list(MEMBER, 2, Optional.empty()).next()).isEmpty();
    }

    @Test
    void aRedrivenRequestKeepsItsPositionAsProcessing() {
        TraceId redriven = rejected(MEMBER, NOON);
        TraceId recent = rejected(MEMBER, NOON.plusSeconds(1));
        orders.redriven(redriven, 2);

        assertThat(listOrders.list(MEMBER, 20, Optional.empty()).orders())
                .extracting(OrderView::status)
                .extracting(OrderStatus::traceId, OrderStatus::state)
                .containsExactly(tuple(recent, State.FAILED), tuple(redriven, State.PROCESSING));
    }

    @Test
    void anotherMembersCursorIsRefused() {
        rejected(OTHER, NOON);
        rejected(OTHER, NOON);
        Optional<String> foreign = listOrders.list(OTHER, 1, Optional.empty()).next();

        assertThat(foreign).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> listOrders.list(MEMBER, 1, foreign));
    }

    @Test
    void aCursorWithAnyChangedBitIsRefused() {
        rejected(MEMBER, NOON);
        rejected(MEMBER, NOON);
        byte[] cursor = Base64.getUrlDecoder()
                .decode(listOrders.list(MEMBER, 1, Optional.empty()).next().orElseThrow());

        for (int bit = 0; bit < 8 * cursor.length; bit++) {
            byte[] forged = cursor.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThatIllegalArgumentException().isThrownBy(() -> listOrders.list(MEMBER, 1, Optional.of(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nonsense!", "AAAA", "00000000-0000-8000-8000-000000000000"})
    void aTextThatIsNotACursorIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> listOrders.list(MEMBER, 1, Optional.of(text)));
    }

    @Test
    void aCursorIsValidOnlyOnInstancesWithTheSameSecret() {
        rejected(MEMBER, NOON);
        TraceId old = rejected(MEMBER, NOON.minusSeconds(1));
        Optional<String> next = listOrders.list(MEMBER, 1, Optional.empty()).next();

        assertThat(ids(new ListOrders(orders, cursors('a')).list(MEMBER, 1, next)))
                .containsExactly(old);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListOrders(orders, cursors('b')).list(MEMBER, 1, next));
    }

    private static OrderCursors cursors(char secret) {
        return new OrderCursors(
                Character.toString(secret).repeat(TraceIds.MIN_SECRET_BYTES).getBytes());
    }

    private TraceId rejected(String member, Instant requestedAt) {
        OrderRequest request =
                new OrderRequest(anyTraceId(), member, List.of(new OrderItem(1, 1)), RECEIVER, requestedAt, 1);
        orders.add(List.of(new Rejected(request, Reason.OUT_OF_STOCK, requestedAt)));
        return request.traceId();
    }

    private static List<TraceId> ids(Page page) {
        return page.orders().stream().map(view -> view.status().traceId()).toList();
    }
}
