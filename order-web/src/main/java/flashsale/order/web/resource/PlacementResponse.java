package flashsale.order.web.resource;

import flashsale.order.application.place.Placement;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.NotOnSale;
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

/** Maps the outcome of an order placement to the response of {@code POST /orders}. */
final class PlacementResponse {

    /** Delay before the client should ask for the decision, in seconds. */
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
        if (placement instanceof NotOnSale notOnSale) {
            return JaxRsProblems.of(problem(notOnSale));
        }
        if (placement instanceof Uncertain uncertain) {
            return JaxRsProblems.of(Problem.of(ProblemKind.PUBLICATION_UNKNOWN).withTraceId(uncertain.traceId()));
        }
        return JaxRsProblems.of(ProblemKind.NOT_PUBLISHED);
    }

    private static Problem problem(NotOnSale refusal) {
        return switch (refusal.state()) {
            case SCHEDULED -> Problem.saleNotOpen(refusal.opensAt().orElseThrow(), refusal.untilOpening());
            case PAUSED -> Problem.of(ProblemKind.SALE_PAUSED);
            case SOLD_OUT -> Problem.of(ProblemKind.SOLD_OUT);
            case CLOSED, OPEN -> Problem.of(ProblemKind.SALE_CLOSED);
        };
    }

    /** Sets Location as a string, because Jersey resolves a {@code URI} against the current request, which this thread lacks. */
    private static ResponseBuilder accepted(TraceId traceId) {
        return Response.accepted(OrderJson.accepted(traceId))
                .header(HttpHeaders.LOCATION, OrderApplication.PATH + "/orders/" + traceId)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
}
