package flashsale.order.launcher.workspace;

import java.util.Locale;

/** The format of the application server's log. */
public enum LogFormat {
    /** Lines for people. */
    TEXT,

    /** One JSON object per line, for log collectors. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
