package flashsale.order.web.resource;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.application.track.AwaitDecision;
import flashsale.order.domain.TraceId;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.filter.RateLimited;
import flashsale.order.web.json.OrderJson;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.AllowedTo;
import flashsale.order.web.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resource of an order's status. No thread is blocked while a client waits for the decision. */
@Path("orders")
@ApplicationScoped
@AllowedTo(OrderApplication.CUSTOMER)
@RateLimited(RateLimiter.Call.STATUS)
@Produces(MediaType.APPLICATION_JSON)
public class OrderStatusResource {

    /** Delay before the client should ask again, in seconds. */
    private static final int RETRY_AFTER = 1;

    @Inject
    AwaitDecision awaitDecision;

    @Inject
    HttpServletRequest request;

    @GET
    @Path("{traceId}")
    public CompletionStage<Response> find(@PathParam("traceId") String text, @Context HttpHeaders headers) {
        Optional<TraceId> traceId = TraceId.parse(text);
        if (traceId.isEmpty()) {
            return CompletableFuture.completedStage(JaxRsProblems.of(ProblemKind.NOT_FOUND));
        }
        Optional<Duration> wait =
                PreferHeader.waitTime(headers.getRequestHeader("Prefer")).filter(any -> awaitDecision.hasRoom());
        return awaitDecision
                .await(Caller.of(request).memberId(), traceId.get(), wait.orElse(Duration.ZERO))
                .thenApply(view -> view.map(found -> response(found, wait))
                        .orElseGet(() -> JaxRsProblems.of(ProblemKind.NOT_FOUND)));
    }

    private static Response response(OrderView view, Optional<Duration> wait) {
        ResponseBuilder response = Response.ok(OrderJson.of(view));
        if (!view.status().isFinal()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        wait.ifPresent(applied -> response.header("Preference-Applied", "wait=" + applied.toSeconds()));
        return response.build();
    }
}
