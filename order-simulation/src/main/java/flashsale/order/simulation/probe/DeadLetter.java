package flashsale.order.simulation.probe;

/** A record of the dead letter topic; a text that is missing is empty. */
public record DeadLetter(String traceId, String memberId, String key, String reason, String originalTopic) {}
