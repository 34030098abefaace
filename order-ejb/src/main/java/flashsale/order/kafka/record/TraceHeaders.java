package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import flashsale.order.domain.TraceContext;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Propagates a trace context in the headers of a record, by the header names of HTTP (W3C Trace Context). */
public final class TraceHeaders {

    private TraceHeaders() {}

    /** Returns the trace context in these headers; a new one when they contain none or an invalid one. */
    public static TraceContext read(Headers headers) {
        return TraceContext.of(text(headers, Topics.TRACE_PARENT), text(headers, Topics.TRACE_STATE));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
    }

    /** Replaces any trace context in these headers. */
    public static void write(TraceContext trace, Headers headers) {
        headers.remove(Topics.TRACE_PARENT)
                .remove(Topics.TRACE_STATE)
                .add(Topics.TRACE_PARENT, trace.parent().getBytes(US_ASCII));
        if (!trace.state().isEmpty()) {
            headers.add(Topics.TRACE_STATE, trace.state().getBytes(US_ASCII));
        }
    }
}
