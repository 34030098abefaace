package flashsale.order.faults;

/** A customer with a bearer token. */
record Member(String id, String token) {}
