package flashsale.order.kafka.deadletter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cursor of a page of dead letters: the partition and offset at which the page begins. */
record PageCursor(int partition, long offset) {

    static final PageCursor BEGINNING = new PageCursor(0, 0);

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,5})\\.(\\d{1,18})");

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException for any other text
     */
    static PageCursor parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a cursor of a page of dead letters");
        }
        return new PageCursor(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return partition + "." + offset;
    }
}
