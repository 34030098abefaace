package flashsale.order.web.problem;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.web.trace.CallTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Answers a fault with a bare 500, or 503 where a dependency is unavailable. Only the log says what went wrong. */
@Provider
public final class FaultMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class.getName());

    @Context
    private HttpServletRequest call;

    @Override
    public Response toResponse(Throwable fault) {
        return JaxRsProblems.of(kind(fault));
    }

    private ProblemKind kind(Throwable fault) {
        if (NoConnection.isCauseOf(fault)) {
            LOG.log(
                    Level.WARNING,
                    () -> call.getMethod() + " " + call.getRequestURI()
                            + " was answered 503: no connection to the database; nothing happened. Check the"
                            + " database and GET /health/ready");
            return ProblemKind.SERVICE_UNAVAILABLE;
        }
        Optional<DependencyTimeoutException> unanswered = unanswered(fault);
        if (unanswered.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    () -> call.getMethod() + " " + call.getRequestURI() + " was answered 503. "
                            + unanswered.get().getMessage() + ". GET /health/ready names what is unavailable");
            return ProblemKind.SERVICE_UNAVAILABLE;
        }
        LOG.log(
                Level.SEVERE,
                () -> call.getMethod() + " " + call.getRequestURI() + " was answered 500 (trace "
                        + CallTrace.of(call).traceId()
                        + "). GET /health/ready names what is unavailable; if nothing is, report this: "
                        + FaultText.full(fault));
        return ProblemKind.INTERNAL_ERROR;
    }

    /** Asynchronous calls and containers wrap it. */
    private static Optional<DependencyTimeoutException> unanswered(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(DependencyTimeoutException.class::isInstance)
                .map(DependencyTimeoutException.class::cast)
                .findFirst();
    }
}
