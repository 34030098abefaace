package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Lists a member's decided requests, page by page. Undecided requests are missing, because no store can find them by member.
 * A redriven request keeps its position and is shown as processing.
 */
public final class ListOrders {

    private final Orders orders;
    private final OrderCursors cursors;

    public ListOrders(Orders orders, OrderCursors cursors) {
        this.orders = orders;
        this.cursors = cursors;
    }

    /**
     * A page of the list.
     *
     * @param next the cursor of the next page; empty on the last page
     */
    public record Page(List<OrderView> orders, Optional<String> next) {}

    /**
     * Lists requests, newest first. Pages neither skip nor repeat requests that existed when the first page was read.
     *
     * @param limit the maximum number, at least 1
     * @param after the {@code next} of the previous page; empty for the first page
     * @throws IllegalArgumentException if {@code after} is not the {@code next} of one of this member's pages
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
