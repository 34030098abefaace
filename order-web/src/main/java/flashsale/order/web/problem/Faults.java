package flashsale.order.web.problem;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.UnansweredException;
import flashsale.order.web.trace.CallTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A fault is a bare 500, or 503 where only something outside is away; what went wrong is for the log alone. */
public final class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class.getName());

    private Faults() {}

    public static Problem problem(Throwable fault, HttpServletRequest call) {
        if (NoConnection.isCauseOf(fault)) {
            LOG.log(
                    Level.WARNING,
                    () -> call.getMethod() + " " + call.getRequestURI()
                            + " was answered 503, for there was no connection to the database; nothing happened. Look at the"
                            + " database, and at GET /health/ready");
            return Problem.of(ProblemKind.SERVICE_UNAVAILABLE);
        }
        Optional<UnansweredException> unanswered = unanswered(fault);
        if (unanswered.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    () -> call.getMethod() + " " + call.getRequestURI() + " was answered 503. "
                            + unanswered.get().getMessage() + ". GET /health/ready names what is away");
            return Problem.of(ProblemKind.SERVICE_UNAVAILABLE);
        }
        LOG.log(
                Level.SEVERE,
                () -> call.getMethod() + " " + call.getRequestURI() + " was answered 500 (trace "
                        + CallTrace.of(call).traceId()
                        + "). GET /health/ready names what is away; if nothing is, report this: "
                        + FaultText.full(fault));
        return Problem.of(ProblemKind.INTERNAL_ERROR);
    }

    /** Asynchronous calls and containers wrap it. */
    private static Optional<UnansweredException> unanswered(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(UnansweredException.class::isInstance)
                .map(UnansweredException.class::cast)
                .findFirst();
    }
}
