package flashsale.order.web.problem;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.web.trace.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Maps uncaught exceptions to 500, or to 503 if a dependency is unavailable. Only the log shows the cause. */
@Provider
public final class UncaughtExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UncaughtExceptionMapper.class.getName());

    /** Methods that change nothing (RFC 9110). */
    private static final Set<String> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable fault) {
        return JaxRsProblems.of(kind(fault));
    }

    private ProblemKind kind(Throwable fault) {
        Optional<String> unavailable = DatabaseUnavailable.reason(fault).or(() -> brokenRead(fault));
        if (unavailable.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    () -> request.getMethod() + " " + request.getRequestURI() + " failed with 503: " + unavailable.get()
                            + "; nothing happened. Check the database and GET /health/ready");
            return ProblemKind.SERVICE_UNAVAILABLE;
        }
        Optional<DependencyTimeoutException> timeout = timeout(fault);
        if (timeout.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    () -> request.getMethod() + " " + request.getRequestURI() + " failed with 503. "
                            + timeout.get().getMessage() + ". GET /health/ready names what is unavailable");
            return ProblemKind.SERVICE_UNAVAILABLE;
        }
        LOG.log(
                Level.SEVERE,
                () -> request.getMethod() + " " + request.getRequestURI() + " failed with 500 (trace "
                        + RequestTrace.of(request).traceId()
                        + "). GET /health/ready names what is unavailable; if nothing is, report this: "
                        + FaultText.full(fault));
        return ProblemKind.INTERNAL_ERROR;
    }

    private Optional<String> brokenRead(Throwable fault) {
        return SAFE_METHODS.contains(request.getMethod()) && DatabaseUnavailable.isConnectionBroken(fault)
                ? Optional.of("the database connection broke")
                : Optional.empty();
    }

    /** Searches the causes, because containers and asynchronous calls wrap the exception. */
    private static Optional<DependencyTimeoutException> timeout(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(DependencyTimeoutException.class::isInstance)
                .map(DependencyTimeoutException.class::cast)
                .findFirst();
    }
}
