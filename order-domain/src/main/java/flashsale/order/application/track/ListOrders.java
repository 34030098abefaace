package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Shows a member what became of all their requests. Only decided ones are listed, for no store knows all others by member; one
 * that an operator redrove stays in its place, processing.
 */
public final class ListOrders {

    private final Orders orders;
    private final OrderCursors cursors;

    public ListOrders(Orders orders, OrderCursors cursors) {
        this.orders = orders;
        this.cursors = cursors;
    }

    /**
     * A part of the list.
     *
     * @param next where the following part begins; empty at the end
     */
    public record Page(List<OrderView> orders, Optional<String> next) {}

    /**
     * Newest request first. Pages neither skip nor repeat what was there when the first of them was asked for.
     *
     * @param limit the maximum number, 1 or more
     * @param after the {@code next} of the page before; empty to begin
     * @throws IllegalArgumentException for an {@code after} that no page gave this member
     */
    public Page list(String memberId, int limit, Optional<String> after) {
        List<Entry> found = orders.ofMember(memberId, limit + 1, after.map(cursor -> cursors.read(memberId, cursor)));
        boolean more = found.size() > limit;
        List<Entry> shown = more ? found.subList(0, limit) : found;
        return new Page(
                shown.stream().map(Entry::view).toList(),
                more ? Optional.of(cursors.write(memberId, shown.get(limit - 1).position())) : Optional.empty());
    }
}
