package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import flashsale.order.domain.TraceContext;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A trace context in the headers of a record, named as in HTTP. */
public final class TraceHeaders {

    private TraceHeaders() {}

    /** A new one where none or no valid one stands. */
    public static TraceContext read(Headers headers) {
        return TraceContext.of(text(headers, Topics.TRACE_PARENT), text(headers, Topics.TRACE_STATE));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
    }

    /** In the place of any that stand there. */
    public static void write(TraceContext trace, Headers headers) {
        headers.remove(Topics.TRACE_PARENT)
                .remove(Topics.TRACE_STATE)
                .add(Topics.TRACE_PARENT, trace.parent().getBytes(US_ASCII));
        if (!trace.state().isEmpty()) {
            headers.add(Topics.TRACE_STATE, trace.state().getBytes(US_ASCII));
        }
    }
}
