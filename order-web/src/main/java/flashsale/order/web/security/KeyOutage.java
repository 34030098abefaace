package flashsale.order.web.security;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Log of an issuer's outages: one line when it begins, one when the known keys have run out, and one when it ends. Thread-safe. */
final class KeyOutage {

    private static final Logger LOG = Logger.getLogger(KeyOutage.class.getName());

    private enum State {
        NONE,
        KNOWN_KEYS,
        NO_KEYS
    }

    private final String source;
    private State state = State.NONE;

    /** @param source the setting and the address, for the log */
    KeyOutage(String source) {
        this.source = source;
    }

    /** @param remaining how long the known keys are still accepted; not positive if there are none */
    synchronized void failed(String cause, Duration remaining) {
        boolean noKeys = remaining.isZero() || remaining.isNegative();
        State now = noKeys ? State.NO_KEYS : State.KNOWN_KEYS;
        if (now != state) {
            state = now;
            LOG.log(noKeys ? Level.SEVERE : Level.WARNING, () -> noKeys ? noKeys(cause) : knownKeys(cause, remaining));
        }
    }

    private String noKeys(String cause) {
        return "No token keys are available; " + cause + ". Calls with a token get 503 and readiness is DOWN until the"
                + " issuer delivers keys. Check it and " + source + "; the application keeps trying";
    }

    private String knownKeys(String cause, Duration remaining) {
        return "Token keys could not be refreshed; " + cause + ". The known keys are accepted for another "
                + remaining.toSeconds() + " s. Check the issuer and " + source + "; the application keeps trying";
    }

    synchronized void ended() {
        if (state != State.NONE) {
            state = State.NONE;
            LOG.log(Level.INFO, () -> "Token keys are available again from " + source);
        }
    }
}
