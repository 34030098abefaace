package flashsale.order.web.security;

/** A token can be neither accepted nor rejected, because the issuer has not delivered the keys that this takes. */
final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace, because each call gets one during an outage. */
    KeysUnavailableException() {
        super("The token issuer's keys are unavailable", null, false, false);
    }
}
