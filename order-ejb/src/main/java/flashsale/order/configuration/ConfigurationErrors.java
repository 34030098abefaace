package flashsale.order.configuration;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Names the settings that keep the application from starting. */
public final class ConfigurationErrors {

    private static final Logger LOG = System.getLogger(ConfigurationErrors.class.getName());

    private ConfigurationErrors() {}

    /**
     * Logs it and gives the exception to throw: of a start that fails a server may show only which bean could not be made, as Payara does.
     *
     * @param which their keys, their values unless secret, and what is expected
     * @param cause may be null
     */
    public static IllegalStateException named(String which, Throwable cause) {
        log(which);
        return new IllegalStateException(text(which), cause);
    }

    /** Logs it alone. */
    public static void log(String which) {
        LOG.log(Level.ERROR, text(which));
    }

    private static String text(String which) {
        return "Wrong settings: " + which;
    }
}
