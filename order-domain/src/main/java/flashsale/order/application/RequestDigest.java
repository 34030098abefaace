package flashsale.order.application;

/**
 * Stands for what a request asks for: those of equal requests under one trace id are equal.
 *
 * @param value {@value RequestDigests#LENGTH} characters of base64url
 */
public record RequestDigest(String value) {}
