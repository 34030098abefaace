package flashsale.order.web.resource;

import flashsale.order.application.place.Placement;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.Refused;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.place.Placement.Uncertain;
import flashsale.order.domain.TraceId;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.json.OrderJson;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** The answer to a {@code POST /orders}, by what became of the request. */
final class PlacementResponse {

    /** Seconds until it makes sense to ask for the decision. */
    private static final int RETRY_AFTER = 1;

    private PlacementResponse() {}

    static Response of(Placement placement) {
        if (placement instanceof Accepted accepted) {
            return accepted(accepted.traceId()).build();
        }
        if (placement instanceof Repeated repeated) {
            return accepted(repeated.traceId())
                    .header(IdempotencyHeader.REPLAYED, true)
                    .build();
        }
        if (placement instanceof KeyReused) {
            return JaxRsProblems.of(ProblemKind.IDEMPOTENCY_KEY_REUSED);
        }
        if (placement instanceof Refused refused) {
            return JaxRsProblems.of(Problem.invalid(refused.violations()));
        }
        if (placement instanceof Uncertain uncertain) {
            return JaxRsProblems.of(Problem.of(ProblemKind.PUBLICATION_UNKNOWN).withTraceId(uncertain.traceId()));
        }
        return JaxRsProblems.of(ProblemKind.NOT_PUBLISHED);
    }

    /** Its location is a header in text form: Jersey completes a {@code URI} from the current request, which this thread does not have. */
    private static ResponseBuilder accepted(TraceId traceId) {
        return Response.accepted(OrderJson.accepted(traceId))
                .header(HttpHeaders.LOCATION, OrderApplication.PATH + "/orders/" + traceId)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
}
