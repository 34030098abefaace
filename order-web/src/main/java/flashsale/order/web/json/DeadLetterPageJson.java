package flashsale.order.web.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** JSON of a page of dead letters, at most {@value #MAX_BYTES} bytes: a page whose letters take more ends earlier. */
public final class DeadLetterPageJson {

    static final int MAX_BYTES = 1 << 20;

    private static final byte[] BEGIN = ascii("{\"deadLetters\":[");
    private static final byte[] SEPARATOR = ascii(",");
    private static final byte[] END = ascii("]}");

    /** The end with the longest cursor. */
    private static final int MAX_END = end(Optional.of(new Position(Integer.MAX_VALUE, Long.MAX_VALUE))).length;

    private DeadLetterPageJson() {}

    public static byte[] of(Page page) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes(BEGIN);
        boolean first = true;
        for (DeadLetter letter : page.deadLetters()) {
            byte[] text = DeadLetterJson.of(letter);
            if (json.size() + SEPARATOR.length + text.length + MAX_END > MAX_BYTES) {
                json.writeBytes(end(Optional.of(letter.position())));
                return json.toByteArray();
            }
            if (!first) {
                json.writeBytes(SEPARATOR);
            }
            json.writeBytes(text);
            first = false;
        }
        json.writeBytes(end(page.next()));
        return json.toByteArray();
    }

    private static byte[] end(Optional<Position> next) {
        return next.map(position -> ascii("],\"next\":\"" + DeadLetterCursor.format(position) + "\"}"))
                .orElse(END);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
