package flashsale.order.kafka.deadletter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position at which a page of dead letters begins. */
record PageCursor(int partition, long offset) {

    static final PageCursor BEGINNING = new PageCursor(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\.(\\d{1,18})");

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException for any other text
     */
    static PageCursor parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("No page of dead letters gave this");
        }
        return new PageCursor(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }

    @Override
    public String toString() {
        return partition + "." + offset;
    }
}
