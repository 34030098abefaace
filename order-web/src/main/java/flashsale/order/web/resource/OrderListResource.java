package flashsale.order.web.resource;

import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.application.track.ListOrders;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.filter.RateLimited;
import flashsale.order.web.json.OrderJson;
import flashsale.order.web.security.AllowedTo;
import flashsale.order.web.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resource of a customer's own orders and rejections. */
@Path("orders")
@ApplicationScoped
@AllowedTo(OrderApplication.CUSTOMER)
@RateLimited(RateLimiter.Call.STATUS)
@Produces(MediaType.APPLICATION_JSON)
public class OrderListResource {

    static final int MAX_LIMIT = 100;

    @Inject
    ListOrders listOrders;

    @Inject
    TimedLookup timedLookup;

    @Inject
    HttpServletRequest request;

    @GET
    public CompletionStage<Response> list(
            @QueryParam("limit") @DefaultValue("20") String limit, @QueryParam("after") String after) {
        PageQuery query = PageQuery.of(limit, after, MAX_LIMIT);
        if (!query.violations().isEmpty()) {
            return CompletableFuture.completedStage(PageQuery.invalid(query.violations()));
        }
        String memberId = Caller.of(request).memberId();
        return timedLookup.respond(() -> page(memberId, query));
    }

    private Response page(String memberId, PageQuery query) {
        try {
            return Response.ok(OrderJson.of(listOrders.list(memberId, query.limit(), query.after())))
                    .build();
        } catch (IllegalArgumentException unknownCursor) {
            return PageQuery.unknownCursor();
        }
    }
}
