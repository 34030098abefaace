package flashsale.order.web.problem;

import flashsale.order.web.json.UnreadableBodyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps unreadable bodies to problems. */
@Provider
public final class UnreadableBodyExceptionMapper implements ExceptionMapper<UnreadableBodyException> {

    @Override
    public Response toResponse(UnreadableBodyException body) {
        return JaxRsProblems.of(ProblemKind.of(body));
    }
}
