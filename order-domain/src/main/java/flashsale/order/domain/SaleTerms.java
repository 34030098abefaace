package flashsale.order.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The terms on which a product is sold. What counts is when a request was accepted, not when it is decided: a backlog or a redrive after the
 * closing decides what was accepted in time.
 *
 * @param opensAt the first instant of the sale; empty if it has always been open
 * @param closesAt the first instant after the sale; empty if it never closes
 * @param paused whether new requests are refused for now; requests that were accepted are decided all the same
 */
public record SaleTerms(Optional<Instant> opensAt, Optional<Instant> closesAt, boolean paused) {

    /** A product that is always on sale. */
    public static final SaleTerms NONE = new SaleTerms(Optional.empty(), Optional.empty(), false);

    public SaleTerms withOpensAt(Optional<Instant> other) {
        return new SaleTerms(other, closesAt, paused);
    }

    public SaleTerms withClosesAt(Optional<Instant> other) {
        return new SaleTerms(opensAt, other, paused);
    }

    public SaleTerms withPaused(boolean other) {
        return new SaleTerms(opensAt, closesAt, other);
    }

    /** Returns why a request that was accepted at this time gets no units; empty if the sale was open. A pause rejects nothing. */
    public Optional<Reason> rejection(Instant acceptedAt) {
        if (opensAt.filter(acceptedAt::isBefore).isPresent()) {
            return Optional.of(Reason.SALE_NOT_OPEN);
        }
        return hasClosed(acceptedAt) ? Optional.of(Reason.SALE_CLOSED) : Optional.empty();
    }

    /**
     * Returns the state of the sale at this time.
     *
     * @param stock units left
     */
    public SaleState state(int stock, Instant now) {
        if (opensAt.filter(now::isBefore).isPresent()) {
            return SaleState.SCHEDULED;
        }
        if (hasClosed(now)) {
            return SaleState.CLOSED;
        }
        if (paused) {
            return SaleState.PAUSED;
        }
        return stock == 0 ? SaleState.SOLD_OUT : SaleState.OPEN;
    }

    private boolean hasClosed(Instant now) {
        return closesAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
