package flashsale.order.configuration;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reports wrong settings, with which the application does not start. */
public final class ConfigurationErrors {

    private static final Logger LOG = System.getLogger(ConfigurationErrors.class.getName());

    private ConfigurationErrors() {}

    /**
     * Logs the errors and returns the exception to throw. A server may only log which bean it could not create, as Payara does.
     *
     * @param errors the keys, their values unless secret, and the expected values
     * @param cause may be null
     */
    public static IllegalStateException named(String errors, Throwable cause) {
        log(errors);
        return new IllegalStateException(message(errors), cause);
    }

    /** Logs the errors without an exception. */
    public static void log(String errors) {
        LOG.log(Level.ERROR, message(errors));
    }

    private static String message(String errors) {
        return "Wrong settings: " + errors;
    }
}
