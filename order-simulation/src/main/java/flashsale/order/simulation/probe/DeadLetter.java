package flashsale.order.simulation.probe;

/** A record of the dead letter topic; absent values are empty strings. */
public record DeadLetter(String traceId, String memberId, String key, String reason, String originalTopic) {}
