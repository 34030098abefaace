package flashsale.order.application.place;

import flashsale.order.application.identity.IdempotencyKey;
import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.NotOnSale;
import flashsale.order.application.place.Placement.NotPublished;
import flashsale.order.application.place.Placement.Refused;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.place.Placement.Uncertain;
import flashsale.order.application.port.ArrivalWindow;
import flashsale.order.application.port.OrderRequestPublisher;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SaleState;
import flashsale.order.domain.TraceContext;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.OrderRules;
import flashsale.order.domain.rule.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Places an order: publishes a customer's request. The status {@code PROCESSING} is written first, so that no decision can
 * precede it. A repeated idempotency key leads to the same trace id, and each trace id is decided once.
 */
public final class PlaceOrder {

    private final SaleCatalog catalog;
    private final TraceIds traceIds;
    private final RequestDigests digests;
    private final RecentDigests recentDigests = new RecentDigests();
    private final OrderStatuses statuses;
    private final PriorRequestLookup priorRequests;
    private final OrderRequestPublisher requests;
    private final ArrivalWindow arrivalWindow;
    private final Clock clock;

    public PlaceOrder(
            SaleCatalog catalog,
            TraceIds traceIds,
            RequestDigests digests,
            OrderStatuses statuses,
            PriorRequestLookup priorRequests,
            OrderRequestPublisher requests,
            ArrivalWindow arrivalWindow,
            Clock clock) {
        this.catalog = catalog;
        this.traceIds = traceIds;
        this.digests = digests;
        this.statuses = statuses;
        this.priorRequests = priorRequests;
        this.requests = requests;
        this.arrivalWindow = arrivalWindow;
        this.clock = clock;
    }

    /** Never blocks, neither for the status view nor for the queue. The stage may complete on another thread, and never with an exception. */
    public CompletionStage<Placement> place(
            String memberId,
            Optional<IdempotencyKey> key,
            List<OrderItem> items,
            ReceiverInfo receiver,
            TraceContext trace) {
        List<Violation> violations = OrderRules.violations(items, receiver);
        if (!violations.isEmpty()) {
            return CompletableFuture.completedStage(new Refused(violations));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<NotOnSale> notOnSale = catalog.refusal(items, now);
        if (notOnSale.isPresent() && key.isEmpty()) {
            return CompletableFuture.completedStage(notOnSale.get());
        }
        TraceId traceId = key.map(name -> traceIds.issue(memberId, name)).orElseGet(() -> traceIds.issue(memberId));
        OrderRequest request = new OrderRequest(traceId, memberId, items, receiver, now, 1).withTrace(trace);
        Optional<RequestDigest> digest = digests.of(request);
        return digest.isPresent()
                ? placeOnce(request, digest.get(), notOnSale)
                : statuses.begin(processing(request), digest).thenCompose(existing -> publish(request));
    }

    /**
     * Checks the orders first, because their decisions are final and the status view may have lost them. Publishes an undecided
     * request again: its status does not show whether its record arrived, and a second record changes nothing. The end of a sale does not
     * take back what it accepted; only before a sale opens nothing can have been accepted.
     */
    private CompletionStage<Placement> placeOnce(
            OrderRequest request, RequestDigest digest, Optional<NotOnSale> notOnSale) {
        if (notOnSale.filter(refusal -> refusal.state() == SaleState.SCHEDULED).isPresent()) {
            return CompletableFuture.completedStage(notOnSale.get());
        }
        return priorRequests.digest(request.traceId()).thenCompose(decided -> {
            if (decided.isPresent()) {
                return CompletableFuture.completedStage(
                        repeated(request, decided.get().equals(digest)));
            }
            return notOnSale
                    .<CompletionStage<Placement>>map(CompletableFuture::completedStage)
                    .orElseGet(() -> placeUndecided(request, digest));
        });
    }

    /** Whatever the status view has lost, this instance still knows of the requests that it handled. */
    private CompletionStage<Placement> placeUndecided(OrderRequest request, RequestDigest digest) {
        Optional<RequestDigest> known = recentDigests.putIfAbsent(request.traceId(), digest);
        if (known.isPresent() && !known.get().equals(digest)) {
            return CompletableFuture.completedStage(new KeyReused());
        }
        return statuses.begin(processing(request), Optional.of(digest))
                .thenCompose(existing -> publishUnlessDifferent(request, digest, existing.or(() -> known)))
                .thenApply(placement -> forgetUnlessPublished(request, digest, placement));
    }

    private CompletionStage<Placement> publishUnlessDifferent(
            OrderRequest request, RequestDigest digest, Optional<RequestDigest> existing) {
        if (existing.isEmpty()) {
            return publish(request);
        }
        return existing.get().equals(digest)
                ? publishAgain(request)
                : CompletableFuture.completedStage(repeated(request, false));
    }

    private Placement forgetUnlessPublished(OrderRequest request, RequestDigest digest, Placement placement) {
        if (placement instanceof NotPublished || placement instanceof KeyReused) {
            recentDigests.remove(request.traceId(), digest);
        }
        return placement;
    }

    private static Placement repeated(OrderRequest request, boolean isSame) {
        return isSame ? new Repeated(request.traceId()) : new KeyReused();
    }

    private CompletionStage<Placement> publish(OrderRequest request) {
        TraceId traceId = request.traceId();
        return requests.publish(request).thenApply(publication -> switch (publication) {
            case ACKNOWLEDGED -> isInTime(traceId) ? new Accepted(traceId) : new Uncertain(traceId);
            case UNKNOWN -> new Uncertain(traceId);
            case NOT_PUBLISHED -> {
                statuses.forget(traceId);
                yield new NotPublished();
            }
        });
    }

    /** After a long pause of this instance, others may already know the request as one that was never received. */
    private boolean isInTime(TraceId traceId) {
        return TraceIds.issuedAt(traceId)
                .map(issuedAt -> arrivalWindow.accepts(issuedAt, clock.instant()))
                .orElse(true);
    }

    /** Without an acknowledgement, the result of the first publication stays unknown. */
    private CompletionStage<Placement> publishAgain(OrderRequest request) {
        TraceId traceId = request.traceId();
        return requests.publish(request)
                .thenApply(publication ->
                        publication == Publication.ACKNOWLEDGED ? new Repeated(traceId) : new Uncertain(traceId));
    }

    private static OrderStatus processing(OrderRequest request) {
        return OrderStatus.processing(request.traceId(), request.memberId(), request.requestedAt());
    }
}
