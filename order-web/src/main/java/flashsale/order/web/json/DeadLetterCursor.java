package flashsale.order.web.json;

import flashsale.order.application.port.DeadLetters.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cursor of a page of dead letters: the position at which the page begins, such as {@code 2.17}. */
public final class DeadLetterCursor {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,5})\\.(\\d{1,18})");

    private DeadLetterCursor() {}

    /** Returns empty for a text that is no cursor. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    static String format(Position position) {
        return position.partition() + "." + position.offset();
    }
}
