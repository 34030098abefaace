package flashsale.order.launcher;

import java.util.Locale;

/** How the application server writes its log. */
public enum LogFormat {
    /** Lines for people. */
    TEXT("com.sun.enterprise.server.logging.ODLLogFormatter"),

    /** A JSON object a line, for what collects logs. */
    JSON("fish.payara.enterprise.server.logging.JSONLogFormatter");

    private final String payaraFormatter;

    LogFormat(String payaraFormatter) {
        this.payaraFormatter = payaraFormatter;
    }

    /** Returns the class by which Payara writes it. */
    public String payaraFormatter() {
        return payaraFormatter;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
