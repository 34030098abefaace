package flashsale.order.web.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers a fault with a bare 500; what went wrong is for the log alone. */
@Provider
public final class FaultMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class.getName());

    @Override
    public Response toResponse(Throwable fault) {
        LOG.log(Level.SEVERE, "A call failed", fault);
        return ProblemResponse.of(ProblemKind.INTERNAL_ERROR);
    }
}
