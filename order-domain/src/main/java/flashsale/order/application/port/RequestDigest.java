package flashsale.order.application.port;

/**
 * A digest of the content of a request. Equal requests with the same trace id have equal digests.
 *
 * @param value 22 characters of base64url
 */
public record RequestDigest(String value) {}
