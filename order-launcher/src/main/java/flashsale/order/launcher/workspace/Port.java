package flashsale.order.launcher.workspace;

import java.util.Locale;

/** A port of the system; all are bound to 127.0.0.1 only. The defaults avoid the usual ports of other services. */
public enum Port {
    HTTP(28080),
    ADMIN(28048),
    KAFKA(29092),
    KAFKA_CONTROLLER(29093),
    REDIS(28379),
    DATABASE(23306);

    private final int defaultNumber;

    Port(int defaultNumber) {
        this.defaultNumber = defaultNumber;
    }

    /** Returns the default number of the port. */
    public int defaultNumber() {
        return defaultNumber;
    }

    /** Returns the option of the command line that sets it, such as {@code --http-port}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** Returns the environment variable that sets it, such as {@code FLASHSALE_HTTP_PORT}. */
    public String variable() {
        return "FLASHSALE_" + name() + "_PORT";
    }
}
