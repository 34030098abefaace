package flashsale.order.faults.client;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import flashsale.order.faults.client.CustomerOrder.Result;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** The history of a load run as its clients saw it: every order with its result, and every violation of a promise. */
public final class ClientHistory {

    private final Queue<CustomerOrder> orders = new ConcurrentLinkedQueue<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile String lastRefusal = "none";

    public void add(CustomerOrder order) {
        orders.add(order);
    }

    public List<CustomerOrder> withResult(Result response) {
        return orders.stream().filter(order -> order.result() == response).toList();
    }

    public List<CustomerOrder> all() {
        return List.copyOf(orders);
    }

    public long count(Result response) {
        return withResult(response).size();
    }

    /** A random accepted order; null before the first. */
    public CustomerOrder anyAccepted() {
        List<CustomerOrder> accepted = withResult(Result.ACCEPTED);
        return accepted.isEmpty()
                ? null
                : accepted.get(ThreadLocalRandom.current().nextInt(accepted.size()));
    }

    /** Notes the response to an order that was not answered with 202. */
    public void noteRefusal(String words) {
        lastRefusal = words;
    }

    /** Notes a violated promise. */
    public void violation(String what) {
        violations.add(what);
    }

    public List<String> violations() {
        return violations;
    }

    @Override
    public String toString() {
        Map<Result, Long> responses = orders.stream().collect(groupingBy(CustomerOrder::result, counting()));
        return "%s, last refusal: %s, violations: %s".formatted(responses, lastRefusal, violations);
    }
}
