package flashsale.order.faults;

import java.util.Map;
import java.util.stream.Collectors;

/** A request that a customer sent, and all that the customer knows of it. */
final class Purchase {

    enum Answer {
        NONE_YET,
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
    private volatile Answer answer = Answer.NONE_YET;

    Purchase(Member member, Map<Long, Integer> items) {
        this.member = member;
        this.items = Map.copyOf(items);
    }

    Member member() {
        return member;
    }

    Map<Long, Integer> items() {
        return items;
    }

    Answer answer() {
        return answer;
    }

    /** Null where the customer was told none. */
    String traceId() {
        return traceId;
    }

    void answered(Answer what, String id) {
        traceId = id;
        answer = what;
    }

    /** The body of the request. */
    String body() {
        return "{\"items\":" + itemsJson() + ",\"receiverInfo\":" + RECEIVER + "}";
    }

    /** The same as it stands on the topic. */
    String record(String id) {
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
        return answer + " " + traceId + " of " + member.id();
    }
}
