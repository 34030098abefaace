package flashsale.order.web.trace;

import flashsale.order.domain.TraceContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** Reader of a request's trace (W3C Trace Context). It starts a new trace if the client sent none or an invalid one. */
public final class RequestTrace {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private RequestTrace() {}

    /** Returns the request's trace, always the same one for a request. */
    public static TraceContext of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceContext existing) {
            return existing;
        }
        TraceContext trace =
                of(Collections.list(request.getHeaders(PARENT)), Collections.list(request.getHeaders(STATE)));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** Ignores several parents (section 3.2) and joins several states into one list (section 3.3.1). */
    static TraceContext of(List<String> parents, List<String> states) {
        return TraceContext.of(parents.size() == 1 ? parents.get(0) : null, String.join(",", states));
    }
}
