package flashsale.order.kafka.record;

import java.util.Arrays;

/** The encoding of record values. */
public final class Utf8 {

    private static final int CONTINUATION_MASK = 0b1100_0000;
    private static final int CONTINUATION = 0b1000_0000;
    private static final int MAX_CONTINUATION_BYTES = 3;

    private Utf8() {}

    /** Returns the text, or its beginning of at most this many bytes, without cutting a character in two. */
    public static byte[] beginning(byte[] text, int maxBytes) {
        if (text.length <= maxBytes) {
            return text;
        }
        int end = maxBytes;
        while (end > maxBytes - MAX_CONTINUATION_BYTES && (text[end] & CONTINUATION_MASK) == CONTINUATION) {
            end--;
        }
        return Arrays.copyOf(text, end);
    }
}
