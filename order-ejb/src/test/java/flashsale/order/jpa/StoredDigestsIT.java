package flashsale.order.jpa;

import static flashsale.order.jpa.StoredDecisions.DECIDED_AT;
import static flashsale.order.jpa.StoredDecisions.SHOES;
import static flashsale.order.jpa.StoredDecisions.SOCKS;
import static flashsale.order.jpa.StoredDecisions.confirmed;
import static flashsale.order.jpa.StoredDecisions.rejected;
import static flashsale.order.jpa.StoredDecisions.withId;
import static flashsale.order.jpa.StoredDecisions.withKey;
import static flashsale.order.jpa.StoredDecisions.write;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class StoredDigestsIT {

    private static final TraceId WITHOUT_KEY = new TraceIds(Samples.SECRET, Clock.systemUTC()).issue(Samples.MEMBER);

    private final RealDatabase database = RealDatabase.get();

    @Test
    void theDigestOfARequestWithAKeyIsStoredWithAnyDecision() {
        OrderRequest completed = withKey(Samples.request(SHOES));
        OrderRequest failed = withKey(Samples.request(SHOES, SOCKS));
        write(confirmed(completed, DECIDED_AT), rejected(failed, Reason.OUT_OF_STOCK));

        assertThat(database.orders().digest(completed.traceId())).isEqualTo(RealDatabase.DIGESTS.of(completed));
        assertThat(database.orders().digest(failed.traceId())).isPresent().isEqualTo(RealDatabase.DIGESTS.of(failed));
    }

    @Test
    void aRedriveKeepsTheDigest() {
        OrderRequest first = withKey(Samples.request(SHOES));
        write(rejected(first, Reason.OUT_OF_STOCK));

        write(confirmed(Samples.redriven(first, 2), DECIDED_AT));

        assertThat(database.orders().digest(first.traceId())).isPresent().isEqualTo(RealDatabase.DIGESTS.of(first));
    }

    @Test
    void thereIsNoDigestWithoutAKeyOrADecision() {
        Confirmed confirmed = confirmed(withId(Samples.request(SHOES), WITHOUT_KEY), DECIDED_AT);
        write(confirmed);

        assertThat(database.orders().digest(WITHOUT_KEY)).isEmpty();
        assertThat(database.orders().digest(Samples.traceIdOfKey())).isEmpty();
    }
}
