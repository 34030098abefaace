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
        return ProblemResponse.of(
                switch (body.reason()) {
                    case INCOMPLETE -> ProblemKind.REQUEST_TIMEOUT;
                    case TOO_LARGE -> ProblemKind.BODY_TOO_LARGE;
                    case MALFORMED -> ProblemKind.MALFORMED_JSON;
                    case ENCODED -> ProblemKind.ENCODED_BODY;
                });
    }
}
