package flashsale.order.launcher.workspace;

import java.util.Locale;

/** How the application server writes its log. */
public enum LogFormat {
    /** Lines for people. */
    TEXT,

    /** A JSON object a line, for what collects logs. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
