package flashsale.order.web;

import flashsale.order.application.AwaitDecision;
import flashsale.order.application.CallBudget;
import flashsale.order.application.OrderView;
import flashsale.order.application.PlaceOrder;
import flashsale.order.application.Placement;
import flashsale.order.application.Placement.Accepted;
import flashsale.order.application.Placement.KeyReused;
import flashsale.order.application.Placement.Refused;
import flashsale.order.application.Placement.Repeated;
import flashsale.order.application.Placement.Uncertain;
import flashsale.order.domain.TraceId;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.OrderForm;
import flashsale.order.web.json.OrderJson;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.problem.ProblemResponse;
import flashsale.order.web.signin.AllowedTo;
import flashsale.order.web.trace.CallTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What a customer does with orders. No thread waits for the queue or for a decision. */
@Path("orders")
@ApplicationScoped
@AllowedTo(OrderApplication.CUSTOMER)
@Limited(CallBudget.Call.STATUS)
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    /** Seconds until it makes sense to ask again. */
    private static final int RETRY_AFTER = 1;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    AwaitDecision awaitDecision;

    /** Not Kafka's thread, which must not wait for a client's connection. */
    @Inject
    Executor answers;

    @POST
    @Limited(CallBudget.Call.ORDER)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> place(
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            @Context HttpServletRequest call,
            InputStream body) {
        IdempotencyHeader header = IdempotencyHeader.of(headers.getRequestHeader(IdempotencyHeader.NAME));
        if (!header.isValid()) {
            return CompletableFuture.completedStage(ProblemResponse.of(ProblemKind.INVALID_IDEMPOTENCY_KEY));
        }
        OrderForm form = OrderForm.of(JsonBody.read(body));
        if (!form.violations().isEmpty()) {
            return CompletableFuture.completedStage(ProblemResponse.of(Problem.invalid(form.violations())));
        }
        return placeOrder
                .place(memberId(caller), header.key(), form.items(), form.receiver(), CallTrace.of(call))
                .thenApplyAsync(OrdersResource::answer, answers);
    }

    private static Response answer(Placement placement) {
        if (placement instanceof Accepted accepted) {
            return accepted(accepted.traceId()).build();
        }
        if (placement instanceof Repeated repeated) {
            return accepted(repeated.traceId())
                    .header(IdempotencyHeader.REPLAYED, true)
                    .build();
        }
        if (placement instanceof KeyReused) {
            return ProblemResponse.of(ProblemKind.IDEMPOTENCY_KEY_REUSED);
        }
        if (placement instanceof Refused refused) {
            return ProblemResponse.of(Problem.invalid(refused.violations()));
        }
        if (placement instanceof Uncertain uncertain) {
            return ProblemResponse.of(
                    Problem.of(ProblemKind.PUBLICATION_UNKNOWN).withTraceId(uncertain.traceId()));
        }
        return ProblemResponse.of(ProblemKind.NOT_PUBLISHED);
    }

    private static ResponseBuilder accepted(TraceId traceId) {
        return Response.accepted(OrderJson.accepted(traceId))
                // Not location(): on a thread other than the request's, Jersey completes it from another request.
                .header(HttpHeaders.LOCATION, OrderApplication.PATH + "/orders/" + traceId)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    @GET
    @Path("{traceId}")
    public CompletionStage<Response> find(
            @PathParam("traceId") String text, @Context SecurityContext caller, @Context HttpHeaders headers) {
        Optional<TraceId> traceId = TraceId.parse(text);
        if (traceId.isEmpty()) {
            return CompletableFuture.completedStage(ProblemResponse.of(ProblemKind.NOT_FOUND));
        }
        Optional<Duration> wait =
                Preferences.waiting(headers.getRequestHeader("Prefer")).filter(any -> awaitDecision.hasRoom());
        return awaitDecision
                .await(memberId(caller), traceId.get(), wait.orElse(Duration.ZERO))
                .thenApply(view -> view.map(found -> answer(found, wait))
                        .orElseGet(() -> ProblemResponse.of(ProblemKind.NOT_FOUND)));
    }

    private static Response answer(OrderView view, Optional<Duration> wait) {
        ResponseBuilder response = Response.ok(OrderJson.of(view));
        if (!view.status().isFinal()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        wait.ifPresent(applied -> response.header("Preference-Applied", "wait=" + applied.toSeconds()));
        return response.build();
    }

    static String memberId(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
