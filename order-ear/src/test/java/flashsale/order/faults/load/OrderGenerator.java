package flashsale.order.faults.load;

import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.Member;
import flashsale.order.faults.fixture.BreakableSystem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Generates the orders of a run's members for its products. Sends nothing. Thread-safe. */
public final class OrderGenerator {

    private static final int MEMBERS = 100;

    private final List<Long> products;
    private final List<Member> members;
    private final AtomicInteger next = new AtomicInteger();

    OrderGenerator(BreakableSystem system, String memberPrefix, List<Long> products) {
        this.products = products;
        this.members = IntStream.range(0, MEMBERS)
                .mapToObj(number -> memberPrefix + number)
                .map(id -> new Member(id, system.key().token(id, "customer")))
                .toList();
    }

    /** Returns an order of one product or of two adjacent ones, whose records are usually in different partitions. */
    public CustomerOrder next() {
        int number = next.getAndIncrement();
        Member member = members.get(number % members.size());
        long product = products.get(number % products.size());
        long other = products.get((number + 1) % products.size());
        return new CustomerOrder(
                member, number % 3 == 0 && other != product ? Map.of(product, 1, other, 2) : Map.of(product, 1));
    }

    /** Returns an order of the first member for one unit of the first product. */
    public CustomerOrder first() {
        return new CustomerOrder(members.get(0), Map.of(products.get(0), 1));
    }
}
