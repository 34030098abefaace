package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Between two tries of an order the server dies and Redis is emptied, so that nothing is left but the key, the topic and the database. */
@UnderFaults
class TriedAgainIT {

    private static final String KEY = "the-same-key";

    @Test
    void anOrderThatIsDecidedIsNotMadeTwice(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 1, 100)) {
            Purchase purchase = sale.nextPurchase();
            sale.orderUnder(KEY, purchase);
            String traceId = purchase.traceId();
            sale.awaitDecided(1);

            loseAllThatIsNotWritten(system);
            HttpResponse<String> again = sale.orderUnder(KEY, purchase);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            assertThat(purchase.traceId()).isEqualTo(traceId);
            sale.endsWell();
            assertThat(sale.books().decided()).isEqualTo(1);
        }
    }

    /** Nobody can know of the first try then; both stand on the topic. */
    @Test
    void norIsOneThatIsNotDecidedYet(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 1, 100)) {
            Purchase purchase = sale.nextPurchase();
            system.services().database().process().orElseThrow().kill();
            sale.orderUnder(KEY, purchase);
            String traceId = purchase.traceId();

            loseAllThatIsNotWritten(system);
            HttpResponse<String> again = sale.orderUnder(KEY, purchase);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(purchase.traceId()).isEqualTo(traceId);
            sale.endsWell();
            assertThat(sale.books().decided()).isEqualTo(1);
        }
    }

    private static void loseAllThatIsNotWritten(BreakableSystem system) throws Exception {
        system.first().kill();
        try (RedisClient redis = Reckoning.redis(system)) {
            redis.flushAll();
        }
        system.makeWhole();
    }
}
