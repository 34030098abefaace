package flashsale.order.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders.Entry;
import flashsale.order.application.port.Orders.KeysetPosition;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderListIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.500Z");

    private final RealDatabase database = RealDatabase.get();
    private final String member = "Kim " + UUID.randomUUID();

    @Test
    void theNewestComesFirstAndWithinAMillisecondTheHighestId() {
        List<TraceId> together = new ArrayList<>(List.of(add(NOON), add(NOON), add(NOON)));
        together.sort(Comparator.reverseOrder());
        TraceId recent = add(NOON.plusMillis(1));
        TraceId old = add(NOON.minusMillis(1));

        assertThat(ids(page(10, Optional.empty())))
                .containsExactly(recent, together.get(0), together.get(1), together.get(2), old);
    }

    @Test
    void pagesNeitherSkipNorRepeatWithinAMillisecond() {
        List<TraceId> all = new ArrayList<>();
        IntStream.range(0, 11).forEach(i -> all.add(add(NOON)));
        all.sort(Comparator.reverseOrder());

        List<TraceId> seen = new ArrayList<>();
        List<Entry> page = page(3, Optional.empty());
        while (!page.isEmpty()) {
            seen.addAll(ids(page));
            add(NOON.plusSeconds(seen.size()));
            page = page(3, Optional.of(page.get(page.size() - 1).position()));
        }

        assertThat(seen).isEqualTo(all);
    }

    @Test
    void membersAreDistinguishedByCaseAccentAndBlank() {
        add(NOON);

        for (String other : List.of(member.toLowerCase(), member + " ", member.replace("Kim", "Kím"))) {
            assertThat(database.orders().ofMember(other, 10, Optional.empty())).isEmpty();
        }
    }

    @Test
    void anEntryShowsTheSameAsALookupById() {
        TraceId confirmed = write(confirmed(request(NOON), 2));
        TraceId rejected = add(NOON.minusSeconds(1));

        assertThat(page(10, Optional.empty()))
                .extracting(Entry::view)
                .containsExactly(shown(confirmed), shown(rejected));
    }

    @Test
    void aRedrivenRequestKeepsItsPlaceAndIsProcessing() {
        TraceId old = add(NOON);
        TraceId recent = add(NOON.plusSeconds(1));
        database.unitOfWork().run(() -> {
            database.orders().redriven(old, 2);
            return true;
        });

        List<Entry> page = page(10, Optional.empty());

        assertThat(ids(page)).containsExactly(recent, old);
        assertThat(page)
                .extracting(Entry::view)
                .extracting(OrderView::status)
                .extracting(OrderStatus::state)
                .containsExactly(State.FAILED, State.PROCESSING);
    }

    @Test
    void aLongPageNeedsNoMoreQueriesThanAShortOneAndReadsOnlyItsRows() {
        List<Decision> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(confirmed(request(NOON.plusMillis(i / 2)), 3));
        }
        database.unitOfWork().run(() -> {
            database.orders().add(many);
            return true;
        });
        KeysetPosition middle = new KeysetPosition(NOON.plusMillis(700), Samples.traceId());

        long sorted = status("Sort_rows");
        long read = rowsRead();
        StatementCount twenty = StatementCount.of(
                database.sql(), () -> assertThat(page(20, Optional.of(middle))).hasSize(20));
        StatementCount one = StatementCount.of(
                database.sql(), () -> assertThat(page(1, Optional.of(middle))).hasSize(1));

        assertThat(twenty.all()).isEqualTo(one.all());
        assertThat(status("Sort_rows") - sorted).isZero();
        assertThat(rowsRead() - read).isLessThan(200);
    }

    private long rowsRead() {
        return status("Handler_read_key") + status("Handler_read_next") + status("Handler_read_prev");
    }

    private long status(String name) {
        return Long.parseLong(database.sql()
                .rows("show global status like '" + name + "'")
                .get(0)
                .get(1));
    }

    private OrderView shown(TraceId traceId) {
        return database.orders().find(traceId).orElseThrow();
    }

    private List<Entry> page(int limit, Optional<KeysetPosition> after) {
        return database.orders().ofMember(member, limit, after);
    }

    private static List<TraceId> ids(List<Entry> page) {
        return page.stream().map(entry -> entry.position().traceId()).toList();
    }

    private TraceId add(Instant requestedAt) {
        return write(new Rejected(request(requestedAt), Reason.OUT_OF_STOCK, NOON));
    }

    private TraceId write(Decision decision) {
        return database.unitOfWork().run(() -> {
            database.orders().add(List.of(decision));
            return decision.request().traceId();
        });
    }

    private OrderRequest request(Instant requestedAt) {
        return new OrderRequest(
                Samples.traceId(), member, List.of(new OrderItem(1, 1)), Samples.RECEIVER, requestedAt, 1);
    }

    private static Confirmed confirmed(OrderRequest request, int items) {
        return new Confirmed(
                request,
                IntStream.rangeClosed(1, items)
                        .mapToObj(id -> new SoldItem(id, "양말", 3, new BigDecimal("0.05")))
                        .toList(),
                NOON);
    }
}
