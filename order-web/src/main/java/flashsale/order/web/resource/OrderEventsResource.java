package flashsale.order.web.resource;

import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.application.track.FollowOrder;
import flashsale.order.application.track.OrderSubscription;
import flashsale.order.domain.TraceId;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.filter.RateLimited;
import flashsale.order.web.security.AllowedTo;
import flashsale.order.web.security.Caller;
import flashsale.order.web.sse.EventStream;
import flashsale.order.web.sse.EventStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Resource of an order's status as server-sent events. */
@Path("orders/{traceId}/events")
@ApplicationScoped
@AllowedTo(OrderApplication.CUSTOMER)
@RateLimited(RateLimiter.Call.STATUS)
public class OrderEventsResource {

    /** Response header that makes nginx and similar proxies forward each event at once. */
    private static final String PROXY_BUFFERING = "X-Accel-Buffering";

    @Inject
    FollowOrder followOrder;

    @Inject
    EventStreams streams;

    @Inject
    HttpServletRequest request;

    /**
     * Opens a stream. A client that reconnects after the final status gets a 204, at which browsers stop reconnecting (HTML, 9.2.3).
     *
     * @param lastEventId the last event that the client received on an earlier stream
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @PathParam("traceId") String text,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        boolean hasRoom = followOrder.hasRoom();
        OrderSubscription orderSubscription = TraceId.parse(text)
                .flatMap(id -> followOrder
                        .follow(Caller.of(request).memberId(), id)
                        .toCompletableFuture()
                        .join())
                .orElseThrow(NotFoundException::new);
        if (EventStream.isFinalEvent(orderSubscription.initial(), lastEventId)) {
            throw new WebApplicationException(Response.noContent().build());
        }
        response.setHeader(PROXY_BUFFERING, "no");
        if (hasRoom) {
            streams.open(orderSubscription, sink, sse);
        } else {
            streams.sendOnce(orderSubscription, sink, sse);
        }
    }
}
