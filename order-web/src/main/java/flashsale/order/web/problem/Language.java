package flashsale.order.web.problem;

import flashsale.order.domain.rule.Violation;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The languages of problem texts. The first one is the default. */
enum Language {
    ENGLISH("en", Locale.ROOT),
    KOREAN("ko", Locale.KOREAN);

    private final String tag;
    private final ResourceBundle texts;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.texts = ResourceBundle.getBundle("flashsale.order.web.problem.problems", locale);
    }

    /** Returns the language tag (RFC 5646). */
    String tag() {
        return tag;
    }

    /** Returns the text of a broken rule, which continues the name of the field as a sentence. */
    String text(Violation violation) {
        return text("rule." + violation.rule(), violation.limits());
    }

    /** Returns the text for a key with its placeholders replaced. Values are inserted without number formats. */
    String text(String key, List<Object> values) {
        String pattern = texts.getString(key);
        return values.isEmpty()
                ? pattern
                : MessageFormat.format(
                        pattern, values.stream().map(Object::toString).toArray());
    }
}
