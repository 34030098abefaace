package flashsale.order.application.port;

/**
 * Stands for what a request asks for: those of equal requests under one trace id are equal.
 *
 * @param value 22 characters of base64url
 */
public record RequestDigest(String value) {}
