package flashsale.order.web.problem;

import flashsale.order.web.json.UnreadableBody;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says what is wrong with a body as a whole. */
@Provider
public final class UnreadableBodyMapper implements ExceptionMapper<UnreadableBody> {

    @Override
    public Response toResponse(UnreadableBody body) {
        return JaxRsProblems.of(ProblemKind.of(body));
    }
}
