package flashsale.order.web.resource;

import flashsale.order.application.place.PlaceOrder;
import flashsale.order.application.port.RateLimiter;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.filter.RateLimited;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.OrderForm;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.AllowedTo;
import flashsale.order.web.security.Caller;
import flashsale.order.web.trace.CallTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Takes orders. No thread waits while Kafka acknowledges one. */
@Path("orders")
@ApplicationScoped
@AllowedTo(OrderApplication.CUSTOMER)
@RateLimited(RateLimiter.Call.ORDER)
public class OrdersResource {

    @Inject
    PlaceOrder placeOrder;

    /** Writes the answers. The producer's own thread must not wait for a client's connection. */
    @Inject
    Executor answers;

    /** The current request. CDI injects it, because for each {@code @Context} parameter Jersey creates objects by HK2 on every call. */
    @Inject
    HttpServletRequest call;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> place(InputStream body) {
        IdempotencyHeader header = IdempotencyHeader.of(Collections.list(call.getHeaders(IdempotencyHeader.NAME)));
        if (!header.isValid()) {
            return refused(Problem.of(ProblemKind.INVALID_IDEMPOTENCY_KEY));
        }
        OrderForm form = OrderForm.of(JsonBody.read(body));
        if (!form.violations().isEmpty()) {
            return refused(Problem.invalid(form.violations()));
        }
        return placeOrder
                .place(Caller.of(call).memberId(), header.key(), form.items(), form.receiver(), CallTrace.of(call))
                .thenApplyAsync(PlacementResponse::of, answers);
    }

    private static CompletionStage<Response> refused(Problem why) {
        return CompletableFuture.completedStage(JaxRsProblems.of(why));
    }
}
