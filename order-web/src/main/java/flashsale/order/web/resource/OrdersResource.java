package flashsale.order.web.resource;

import flashsale.order.application.identity.IdempotencyKey;
import flashsale.order.application.place.PlaceOrder;
import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.domain.TraceContext;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.body.RequestBody;
import flashsale.order.web.filter.RateLimited;
import flashsale.order.web.form.OrderForm;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.AllowedTo;
import flashsale.order.web.security.Caller;
import flashsale.order.web.trace.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Resource that accepts orders. No thread is blocked while Kafka acknowledges an order request. */
@Path("orders")
@ApplicationScoped
@AllowedTo(OrderApplication.CUSTOMER)
@RateLimited(RateLimiter.Call.ORDER)
public class OrdersResource {

    @Inject
    PlaceOrder placeOrder;

    @Inject
    RequestBody requestBody;

    /** Writes responses, because the producer's thread must not wait for a client's connection. */
    @Inject
    Executor responseExecutor;

    /** The current request. CDI injects it, because Jersey looks up every {@code @Context} parameter again for each request. */
    @Inject
    HttpServletRequest request;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public void place(@Suspended AsyncResponse response) {
        IdempotencyHeader header = IdempotencyHeader.of(Collections.list(request.getHeaders(IdempotencyHeader.NAME)));
        if (!header.isValid()) {
            response.resume(JaxRsProblems.of(ProblemKind.INVALID_IDEMPOTENCY_KEY));
            return;
        }
        String member = Caller.of(request).memberId();
        TraceContext trace = RequestTrace.of(request);
        requestBody.respond(response, body -> place(OrderForm.of(body), member, header.key(), trace));
    }

    private CompletionStage<Response> place(
            OrderForm form, String member, Optional<IdempotencyKey> key, TraceContext trace) {
        return form.violations().isEmpty()
                ? placeOrder
                        .place(member, key, form.items(), form.receiver(), trace)
                        .thenApplyAsync(PlacementResponse::of, responseExecutor)
                : CompletableFuture.completedStage(JaxRsProblems.of(Problem.invalid(form.violations())));
    }
}
