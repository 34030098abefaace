package flashsale.order.faults.client;

/** A customer with a bearer token. */
public record Member(String id, String token) {}
