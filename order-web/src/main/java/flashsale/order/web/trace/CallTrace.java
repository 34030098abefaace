package flashsale.order.web.trace;

import flashsale.order.domain.TraceContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** The trace that a call belongs to (W3C Trace Context): the caller's, or a new one when it sent none or an invalid one. */
public final class CallTrace {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final String ATTRIBUTE = CallTrace.class.getName();

    private CallTrace() {}

    /** Returns the same trace on every call. */
    public static TraceContext of(HttpServletRequest call) {
        if (call.getAttribute(ATTRIBUTE) instanceof TraceContext known) {
            return known;
        }
        TraceContext trace = of(Collections.list(call.getHeaders(PARENT)), Collections.list(call.getHeaders(STATE)));
        call.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** More than one parent is none (section 3.2); several states are one list (section 3.3.1). */
    static TraceContext of(List<String> parents, List<String> states) {
        return TraceContext.of(parents.size() == 1 ? parents.get(0) : null, String.join(",", states));
    }
}
