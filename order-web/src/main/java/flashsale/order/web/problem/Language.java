package flashsale.order.web.problem;

import flashsale.order.domain.Violation;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The languages in which problems are worded; the first one is for callers who want none of them. */
enum Language {
    ENGLISH("en", Locale.ROOT),
    KOREAN("ko", Locale.KOREAN);

    private final String tag;
    private final ResourceBundle words;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.words = ResourceBundle.getBundle("flashsale.order.web.problem.problems", locale);
    }

    /** As in Content-Language (RFC 5646). */
    String tag() {
        return tag;
    }

    /** The broken rule, worded so that it continues the field's name to a sentence. */
    String say(Violation violation) {
        return say("rule." + violation.rule(), violation.limits());
    }

    /** The words for a key, with the values in their places, written as they are. */
    String say(String key, List<Object> values) {
        String pattern = words.getString(key);
        return values.isEmpty()
                ? pattern
                : MessageFormat.format(
                        pattern, values.stream().map(Object::toString).toArray());
    }
}
