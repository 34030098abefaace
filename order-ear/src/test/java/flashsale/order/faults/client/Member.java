package flashsale.order.faults.client;

/** A member with a bearer token. */
public record Member(String id, String token) {}
