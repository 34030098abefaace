package flashsale.order.kafka.record;

import flashsale.order.domain.OrderRequest;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Header;

/**
 * The header with a request's attempt: decimal text from 1 to {@link OrderRequest#MAX_ATTEMPT}. A record with any other text is
 * refused as an invalid request. Its publisher meant a certain attempt: read as attempt 1, a redrive would change nothing, and
 * reduced to the maximum, the order could never be redriven. The dead letter shows the mistake at once.
 */
public final class AttemptHeader {

    private static final int FIRST_ATTEMPT = 1;
    private static final int MAX_DIGITS =
            Integer.toString(OrderRequest.MAX_ATTEMPT).length();

    private AttemptHeader() {}

    /** Returns the attempt; 1 when the header is absent, empty when its text is no attempt. */
    public static OptionalInt parse(Header header) {
        if (header == null) {
            return OptionalInt.of(FIRST_ATTEMPT);
        }
        byte[] text = header.value();
        if (text == null || text.length == 0 || text.length > MAX_DIGITS || text[0] == '0') {
            return OptionalInt.empty();
        }
        int attempt = 0;
        for (byte digit : text) {
            if (digit < '0' || digit > '9') {
                return OptionalInt.empty();
            }
            attempt = 10 * attempt + digit - '0';
        }
        return OptionalInt.of(attempt);
    }

    /** Returns the attempt for display; 1 when the header's text is no attempt. */
    public static int parseOrFirst(Header header) {
        return parse(header).orElse(FIRST_ATTEMPT);
    }
}
