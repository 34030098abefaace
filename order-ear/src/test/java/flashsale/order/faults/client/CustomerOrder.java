package flashsale.order.faults.client;

import java.util.Map;
import java.util.stream.Collectors;

/** A request that a customer sent, and all that the customer knows of it. */
public final class CustomerOrder {

    public enum Result {
        PENDING,
        /** 202, with a trace id. */
        ACCEPTED,
        /** The system said that nothing happened. */
        NOT_PUBLISHED,
        /** Timed out, broken off, or said to be unknown: both outcomes are right. */
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

    /** Null where the customer was told none. */
    public String traceId() {
        return traceId;
    }

    public void complete(Result what, String id) {
        traceId = id;
        result = what;
    }

    /** The body of the request. */
    public String body() {
        return "{\"items\":" + itemsJson() + ",\"receiverInfo\":" + RECEIVER + "}";
    }

    /** The same as it stands on the topic. */
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
