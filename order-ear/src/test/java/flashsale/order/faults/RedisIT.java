package flashsale.order.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Redis is a fast view only. That no owner gets a 404 and no final status changes is watched in each of these sales. */
@UnderFaults
class RedisIT {

    private static final int CUSTOMERS = 60;
    private static final int SOME = 150;

    @Test
    void intakeAndDecisionsGoOnWhileRedisIsKilled(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 150).customersCome(CUSTOMERS)) {
            sale.awaitAccepted(SOME);
            system.services().cache().process().orElseThrow().kill();
            goesOn(sale);
            system.services().cache().start();
            goesOn(sale);
            sale.endsWell();
        }
    }

    @Test
    @Tag("short")
    void nobodyNoticesThatRedisIsEmptiedAgainAndAgain(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 150).customersCome(CUSTOMERS);
                RedisClient redis = Reckoning.redis(system)) {
            for (int times = 0; times < 5; times++) {
                sale.awaitAccepted(SOME / 2);
                redis.flushAll();
            }
            sale.endsWell();
        }
    }

    /** Just within the time limit for its answers, and far beyond it. */
    @Test
    void intakeAndDecisionsGoOnWhileRedisIsSlow(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 150).customersCome(CUSTOMERS)) {
            sale.awaitAccepted(SOME);
            system.redisWire().slow(Duration.ofMillis(300));
            goesOn(sale);
            system.redisWire().slow(Duration.ofSeconds(5));
            goesOn(sale);
            system.redisWire().calm();
            goesOn(sale);
            sale.endsWell();
        }
    }

    private static void goesOn(Sale sale) throws Exception {
        long decided = sale.books().decided();
        sale.awaitAccepted(SOME);
        sale.awaitDecided(decided + SOME);
    }
}
