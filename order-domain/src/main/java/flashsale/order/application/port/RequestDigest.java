package flashsale.order.application.port;

/**
 * A digest of what a request orders: equal requests under one trace id have equal digests.
 *
 * @param value 22 characters of base64url
 */
public record RequestDigest(String value) {}
