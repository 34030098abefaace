package flashsale.order.faults.client;

import java.util.Map;
import java.util.stream.Collectors;

/** An order request with everything that its customer knows about its outcome. */
public final class CustomerOrder {

    public enum Result {
        PENDING,
        /** Answered 202 with a trace id. */
        ACCEPTED,
        /** Answered that nothing was published. */
        NOT_PUBLISHED,
        /** Timed out, disconnected or answered as unknown: the order may exist or not. */
        UNKNOWN
    }

    private static final String RECEIVER = "{\"name\":\"Kim\",\"phone\":\"010-1234-5678\",\"address\":\"Seoul\"}";

    private final Member member;
    private final Map<Long, Integer> items;
    private volatile String traceId;
    private volatile Result result = Result.PENDING;

    public CustomerOrder(Member member, Map<Long, Integer> items) {
        this.member = member;
        this.items = Map.copyOf(items);
    }

    public Member member() {
        return member;
    }

    public Map<Long, Integer> items() {
        return items;
    }

    public Result result() {
        return result;
    }

    /** Null if no response named one. */
    public String traceId() {
        return traceId;
    }

    public void complete(Result what, String id) {
        traceId = id;
        result = what;
    }

    /** The body of {@code POST /orders}. */
    public String body() {
        return "{\"items\":" + itemsJson() + ",\"receiverInfo\":" + RECEIVER + "}";
    }

    /** The value of the record that the application publishes for it. */
    public String recordValue(String id) {
        return "{\"traceId\":\"" + id + "\",\"memberId\":\"" + member.id() + "\",\"items\":" + itemsJson()
                + ",\"receiverInfo\":" + RECEIVER + ",\"requestedAt\":\"2026-11-22T12:00:00Z\"}";
    }

    private String itemsJson() {
        return items.entrySet().stream()
                .map(item -> "{\"productId\":" + item.getKey() + ",\"quantity\":" + item.getValue() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String toString() {
        return result + " " + traceId + " of " + member.id();
    }
}
